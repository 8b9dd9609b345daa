-- Ids are UUID v7, so the id alone is the key of a history page.
DROP INDEX "job_history_idx";
CREATE INDEX "job_history_idx" ON "job" ("workspace_id", "id" DESC) WHERE "deleted_at" IS NULL;
CREATE INDEX "job_history_state_idx" ON "job" ("workspace_id", "state", "id" DESC) WHERE "deleted_at" IS NULL;

-- Whose turn it is: each member's oldest job that waits.
CREATE INDEX "job_queued_idx" ON "job" ("workspace_id", "user_id", "created_at", "id") WHERE "state" = 'queued';

-- Tasks in flight: few rows among many, counted at each send.
CREATE INDEX "job_in_flight_idx" ON "job" ("id") WHERE "state" IN ('submitting', 'rendering');
