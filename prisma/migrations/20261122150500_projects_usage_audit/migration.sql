-- The history of one project and of one member: pages by id, as job_history_idx.
CREATE INDEX "job_history_project_idx" ON "job" ("workspace_id", "project_id", "id" DESC) WHERE "deleted_at" IS NULL;
CREATE INDEX "job_history_member_idx" ON "job" ("workspace_id", "user_id", "id" DESC) WHERE "deleted_at" IS NULL;

-- Which of the takes that were done somebody threw away: what was kept is the rest.
ALTER TABLE "usage_day" ADD COLUMN "deleted" INTEGER NOT NULL DEFAULT 0;
UPDATE "usage_day" u SET "deleted" = j."takes" FROM (
  SELECT "workspace_id", ("created_at" AT TIME ZONE 'UTC')::date AS "day", "user_id", "project_id", "model", "resolution",
    "duration_seconds", count(*)::int AS "takes"
  FROM "job" WHERE "state" = 'done' AND "deleted_at" IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7
) j
WHERE (u."workspace_id", u."day", u."user_id", u."project_id", u."model", u."resolution", u."duration_seconds")
  = (j."workspace_id", j."day", j."user_id", j."project_id", j."model", j."resolution", j."duration_seconds");

-- The audit of one subject, and of a range of time.
CREATE INDEX "audit_workspace_id_subject_id_seq_idx" ON "audit"("workspace_id", "subject_id", "seq");
CREATE INDEX "audit_workspace_id_at_idx" ON "audit"("workspace_id", "at");

-- Where each chain of the audit ends. A chain alone does not tell that its last rows are gone; this does.
CREATE TABLE "audit_head" (
    "workspace_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("workspace_id")
);
INSERT INTO "audit_head" ("workspace_id", "seq", "sha256")
  SELECT DISTINCT ON ("workspace_id") "workspace_id", "seq", "sha256" FROM "audit" ORDER BY "workspace_id", "seq" DESC;
ALTER TABLE "audit_head" ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON "audit_head" TO "firstframe_viewer", "firstframe_machine";
CREATE POLICY "viewer" ON "audit_head" FOR SELECT TO "firstframe_viewer" USING ("workspace_id" = viewer_workspace());
CREATE POLICY "machine" ON "audit_head" FOR SELECT TO "firstframe_machine" USING (true);

-- As before, and the head moves along. It runs as its owner: nobody else may write the head.
CREATE OR REPLACE FUNCTION "audit_chain"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  previous record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit ' || new."workspace_id"::text, 0));
  SELECT "seq", "sha256" INTO previous FROM "audit_head" WHERE "workspace_id" = new."workspace_id";
  new."seq" := coalesce(previous."seq", 0) + 1;
  new."previous_sha256" := coalesce(previous."sha256", repeat('0', 64));
  new."at" := date_trunc('milliseconds', clock_timestamp());
  new."sha256" := encode(sha256(convert_to(audit_text(new), 'UTF8')), 'hex');
  INSERT INTO "audit_head" ("workspace_id", "seq", "sha256") VALUES (new."workspace_id", new."seq", new."sha256")
    ON CONFLICT ("workspace_id") DO UPDATE SET "seq" = excluded."seq", "sha256" = excluded."sha256";
  RETURN new;
END $$;

-- A workspace that goes as a whole takes the end of its chain along.
CREATE FUNCTION "audit_head_goes"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM "audit_head" WHERE "workspace_id" = old."id";
  RETURN old;
END $$;
CREATE TRIGGER "audit_head_goes" AFTER DELETE ON "workspace" FOR EACH ROW EXECUTE FUNCTION "audit_head_goes"();
