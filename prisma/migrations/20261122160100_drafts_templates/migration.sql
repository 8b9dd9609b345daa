-- What a member is composing, one row for each of them; null once it was submitted or thrown away. The
-- revision only grows: it is what two tabs and two devices compare. It goes with the membership.
CREATE TABLE "draft" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "composition" JSONB,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("workspace_id", "user_id"),
    CONSTRAINT "draft_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id")
      REFERENCES "member"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Drafts that gave way to another, kept for some days.
CREATE TABLE "draft_version" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "composition" JSONB NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_version_pkey" PRIMARY KEY ("workspace_id", "user_id", "id"),
    CONSTRAINT "draft_version_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id")
      REFERENCES "member"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "draft_version_workspace_id_kept_at_idx" ON "draft_version"("workspace_id", "kept_at");

-- A personal one names its person and goes with the membership; a workspace's stays.
CREATE TABLE "template" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "personal_of" UUID,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "template_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "template_workspace_id_fkey" FOREIGN KEY ("workspace_id")
      REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "template_workspace_id_personal_of_fkey" FOREIGN KEY ("workspace_id", "personal_of")
      REFERENCES "member"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "template_workspace_id_id_key" ON "template"("workspace_id", "id");
CREATE INDEX "template_workspace_id_changed_at_idx" ON "template"("workspace_id", "changed_at");

-- Every save is one; none is ever changed.
CREATE TABLE "template_version" (
    "workspace_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "composition" JSONB NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("template_id", "n"),
    CONSTRAINT "template_version_workspace_id_template_id_fkey" FOREIGN KEY ("workspace_id", "template_id")
      REFERENCES "template"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "template_version_workspace_id_template_id_idx" ON "template_version"("workspace_id", "template_id");

-- The two walls, as around every table.
GRANT SELECT, INSERT, UPDATE, DELETE ON "draft", "draft_version", "template" TO "firstframe_viewer";
GRANT SELECT, INSERT ON "template_version" TO "firstframe_viewer";
GRANT SELECT, INSERT, UPDATE, DELETE ON "draft", "draft_version", "template", "template_version" TO "firstframe_machine";
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['draft', 'draft_version', 'template', 'template_version'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "viewer" ON %I TO "firstframe_viewer" USING ("workspace_id" = viewer_workspace())', name);
    EXECUTE format('CREATE POLICY "machine" ON %I TO "firstframe_machine" USING (true)', name);
  END LOOP;
END $$;
