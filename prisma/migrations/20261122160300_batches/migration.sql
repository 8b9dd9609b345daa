-- Takes that were asked for together. docs/decisions/0017
CREATE TABLE "batch" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "batch_workspace_id_id_key" ON "batch"("workspace_id", "id");
CREATE UNIQUE INDEX "batch_workspace_id_user_id_submission_id_key" ON "batch"("workspace_id", "user_id", "submission_id");
ALTER TABLE "batch" ADD CONSTRAINT "batch_workspace_id_fkey"
  FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "batch" ADD CONSTRAINT "batch_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "batch" ADD CONSTRAINT "batch_workspace_id_project_id_fkey"
  FOREIGN KEY ("workspace_id", "project_id") REFERENCES "project"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- Which of the batch's takes a job is, counted from 0; a retry has the number of what it retries.
ALTER TABLE "job" ADD COLUMN "batch_take" INTEGER;
-- Nothing made batches so far.
UPDATE "job" SET "batch_id" = NULL WHERE "batch_id" IS NOT NULL;
ALTER TABLE "job" ADD CONSTRAINT "job_batch_check" CHECK (("batch_id" IS NULL) = ("batch_take" IS NULL));
ALTER TABLE "job" ADD CONSTRAINT "job_workspace_id_batch_id_fkey"
  FOREIGN KEY ("workspace_id", "batch_id") REFERENCES "batch"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- Prisma's schema cannot say `where`: these are kept by hand.
CREATE INDEX "job_batch_idx" ON "job" ("batch_id", "batch_take", "id") WHERE "batch_id" IS NOT NULL;
-- The history with each batch as one: batches by id, and the takes of none.
CREATE INDEX "batch_history_idx" ON "batch" ("workspace_id", "id" DESC) WHERE "deleted_at" IS NULL;
CREATE INDEX "job_history_single_idx" ON "job" ("workspace_id", "id" DESC) WHERE "deleted_at" IS NULL AND "batch_id" IS NULL;

GRANT SELECT, INSERT, UPDATE ON "batch" TO "firstframe_viewer";
GRANT SELECT, INSERT, UPDATE, DELETE ON "batch" TO "firstframe_machine";
ALTER TABLE "batch" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "viewer" ON "batch" TO "firstframe_viewer" USING ("workspace_id" = viewer_workspace());
CREATE POLICY "machine" ON "batch" TO "firstframe_machine" USING (true);
