-- Pushes on addresses of ours whose attempt is gone: the database was restored from an older backup. They belong to no
-- workspace, so no viewer reads them: who runs the instance does. docs/decisions/0026
CREATE TABLE "orphan_push" (
    "attempt_id" UUID NOT NULL,
    "task_id" TEXT NOT NULL,
    "pushes" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orphan_push_pkey" PRIMARY KEY ("attempt_id","task_id")
);
ALTER TABLE "orphan_push" ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON "orphan_push" TO "firstframe_machine";
CREATE POLICY "machine" ON "orphan_push" TO "firstframe_machine" USING (true);
