-- AlterTable
ALTER TABLE "upstream" ADD COLUMN     "pauses" INTEGER NOT NULL DEFAULT 0;

-- Prisma's schema cannot say `where`: these are kept by hand.

-- How long takes like this one took lately, in a workspace.
CREATE INDEX "job_band_idx" ON "job" ("workspace_id", "model", "resolution", "duration_seconds", "finished_at" DESC)
  WHERE "state" = 'done';

-- The queue's tables belong to the machines' group from now on, not to one login: during a rotation of
-- ENCRYPTION_KEY two logins use them (docs/decisions/0015). What waits in it are doorbells: rows say what is due.
DROP SCHEMA IF EXISTS "pgboss" CASCADE;
CREATE SCHEMA "pgboss";
GRANT USAGE, CREATE ON SCHEMA "pgboss" TO "firstframe_machine";
