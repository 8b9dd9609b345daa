-- The second wall between workspaces. The portal signs in as roles that own no table and bypass no policy:
-- a viewer's queries run as a member of firstframe_viewer, which sees the one workspace that its transaction
-- names; machines (worker, callbacks, sign-in) run as a member of firstframe_machine. docs/decisions/0011

DO $$ BEGIN
  CREATE ROLE "firstframe_viewer" NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server has made it
END $$;
DO $$ BEGIN
  CREATE ROLE "firstframe_machine" NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

GRANT USAGE ON SCHEMA "public" TO "firstframe_viewer", "firstframe_machine";

-- The queue's tables belong to who runs it. What waits in it are doorbells: the rows say what is due.
DROP SCHEMA IF EXISTS "pgboss" CASCADE;
CREATE SCHEMA "pgboss";
GRANT USAGE, CREATE ON SCHEMA "pgboss" TO "firstframe_machine";

/* The workspace that the transaction of a viewer names. */
CREATE FUNCTION "viewer_workspace"() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('firstframe.workspace', true), '')::uuid $$;

-- Machines: everything, but the ledger and the audit only grow.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "public" TO "firstframe_machine";
DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON "_prisma_migrations" FROM "firstframe_machine";
  END IF;
END $$;
REVOKE UPDATE, DELETE ON "transfer", "audit", "price", "price_version" FROM "firstframe_machine";

-- Viewers: what pages and actions need.
GRANT SELECT, INSERT, UPDATE ON "job", "frame", "attempt", "project", "invitation", "usage_day", "upstream_key", "notice"
  TO "firstframe_viewer";
GRANT SELECT, INSERT, UPDATE, DELETE ON "member", "project_member", "budget" TO "firstframe_viewer";
GRANT SELECT, INSERT ON "event", "evidence", "transfer", "audit", "budget_alert", "price_version", "price" TO "firstframe_viewer";
GRANT SELECT, UPDATE ON "workspace" TO "firstframe_viewer";
GRANT SELECT ("id", "email", "name", "suspended_at") ON "user" TO "firstframe_viewer";

DO $$
DECLARE
  name text;
BEGIN
  -- Tables whose rows carry their workspace.
  FOREACH name IN ARRAY ARRAY['job', 'attempt', 'frame', 'event', 'member', 'project', 'project_member', 'invitation', 'upstream_key',
      'transfer', 'usage_day', 'budget', 'budget_alert', 'notice', 'audit'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "viewer" ON %I TO "firstframe_viewer" USING ("workspace_id" = viewer_workspace())', name);
    EXECUTE format('CREATE POLICY "machine" ON %I TO "firstframe_machine" USING (true)', name);
  END LOOP;
  -- Tables that have another way to it, or none.
  FOREACH name IN ARRAY ARRAY['workspace', 'user', 'evidence', 'price_version', 'price', 'session', 'identity',
      'recovery_code', 'mailed_link', 'throttle', 'upstream', 'process'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "machine" ON %I TO "firstframe_machine" USING (true)', name);
  END LOOP;
END $$;

CREATE POLICY "viewer" ON "workspace" TO "firstframe_viewer" USING ("id" = viewer_workspace());
CREATE POLICY "viewer" ON "evidence" TO "firstframe_viewer"
  USING (EXISTS (SELECT FROM "attempt" a WHERE a."id" = "attempt_id" AND a."workspace_id" = viewer_workspace()));
-- A person is seen where they are a member, and where their takes stayed.
CREATE POLICY "viewer" ON "user" TO "firstframe_viewer" USING (
  EXISTS (SELECT FROM "member" m WHERE m."user_id" = "user"."id" AND m."workspace_id" = viewer_workspace())
  OR EXISTS (SELECT FROM "job" j WHERE j."user_id" = "user"."id" AND j."workspace_id" = viewer_workspace()));
-- The instance's own price tables are everybody's to read and nobody's to write.
CREATE POLICY "viewer" ON "price_version" FOR SELECT TO "firstframe_viewer"
  USING ("workspace_id" IS NULL OR "workspace_id" = viewer_workspace());
CREATE POLICY "viewer_writes" ON "price_version" FOR INSERT TO "firstframe_viewer"
  WITH CHECK ("workspace_id" = viewer_workspace());
CREATE POLICY "viewer" ON "price" FOR SELECT TO "firstframe_viewer"
  USING (EXISTS (SELECT FROM "price_version" v WHERE v."id" = "version_id"));
CREATE POLICY "viewer_writes" ON "price" FOR INSERT TO "firstframe_viewer"
  WITH CHECK (EXISTS (SELECT FROM "price_version" v WHERE v."id" = "version_id" AND v."workspace_id" = viewer_workspace()));

-- What a row of the audit says, as the text that its digest is made of.
CREATE FUNCTION "audit_text"("a" "audit") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(a."previous_sha256", a."workspace_id", a."seq",
    to_char(a."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), a."actor_id", a."actor_name", a."action",
    a."subject_kind", a."subject_id", a."before", a."after", a."address", a."user_agent")::text
$$;

-- Numbers a row and chains it to the one before, one writer at a time in a workspace, until it commits.
CREATE FUNCTION "audit_chain"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  previous record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit ' || new."workspace_id"::text, 0));
  SELECT "seq", "sha256" INTO previous FROM "audit" WHERE "workspace_id" = new."workspace_id" ORDER BY "seq" DESC LIMIT 1;
  new."seq" := coalesce(previous."seq", 0) + 1;
  new."previous_sha256" := coalesce(previous."sha256", repeat('0', 64));
  new."at" := date_trunc('milliseconds', clock_timestamp());
  new."sha256" := encode(sha256(convert_to(audit_text(new), 'UTF8')), 'hex');
  RETURN new;
END $$;
CREATE TRIGGER "audit_chain" BEFORE INSERT ON "audit" FOR EACH ROW EXECUTE FUNCTION "audit_chain"();

-- Only this takes rows out of the ledger and the audit: a workspace whose days of grace are over goes as a whole.
CREATE FUNCTION "purge_workspace"("id" uuid, "grace" interval) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF "grace" < interval '30 days' THEN
    RAISE EXCEPTION 'a workspace is kept for 30 days';
  END IF;
  DELETE FROM "job" j USING "workspace" w
    WHERE j."workspace_id" = w."id" AND w."id" = purge_workspace."id" AND w."deleted_at" < now() - "grace";
  DELETE FROM "workspace" w WHERE w."id" = purge_workspace."id" AND w."deleted_at" < now() - "grace";
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  DELETE FROM "audit" a WHERE a."workspace_id" = purge_workspace."id";
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION "purge_workspace" FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "purge_workspace" TO "firstframe_machine";
