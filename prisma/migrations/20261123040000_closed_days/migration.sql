-- What whole days that are over add up to, by day, member, project and model: /usage reads a few rows of each.
-- The days themselves stay as they are; what stands here can always be made of them again.
CREATE TABLE "usage_closed_day" (
    "workspace_id" UUID NOT NULL,
    "by" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "key" TEXT NOT NULL,
    "held_micros" BIGINT NOT NULL,
    "charged_micros" BIGINT NOT NULL,
    "lost_micros" BIGINT NOT NULL,
    "asked" INTEGER NOT NULL,
    "done" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "canceled" INTEGER NOT NULL,
    "deleted" INTEGER NOT NULL,

    CONSTRAINT "usage_closed_day_pkey" PRIMARY KEY ("workspace_id","by","day","key")
);
ALTER TABLE "usage_closed_day" ADD CONSTRAINT "usage_closed_day_workspace_id_fkey"
  FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "usage_closed_day" ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON "usage_closed_day" TO "firstframe_viewer";
GRANT SELECT, INSERT ON "usage_closed_day" TO "firstframe_machine";
CREATE POLICY "viewer" ON "usage_closed_day" FOR SELECT TO "firstframe_viewer" USING ("workspace_id" = viewer_workspace());
CREATE POLICY "machine" ON "usage_closed_day" TO "firstframe_machine" USING (true);

-- A day that still changes is open again. Who closes days (lib/usage/closed-rows.ts) holds the same lock alone: it sees
-- the change, or the change sees what it closed. Days are deleted with their workspace only, and then these are too.
CREATE FUNCTION "usage_day_opens"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('closed days ' || new."workspace_id"::text, 0));
  DELETE FROM "usage_closed_day" c WHERE c."workspace_id" = new."workspace_id" AND c."day" = new."day";
  RETURN NULL;
END $$;
-- The newest days are never closed: whatever a job of today does costs nothing here.
CREATE TRIGGER "usage_day_opens" AFTER INSERT OR UPDATE ON "usage_day" FOR EACH ROW
  WHEN (new."day" < (now() AT TIME ZONE 'UTC')::date - 1) EXECUTE FUNCTION "usage_day_opens"();
