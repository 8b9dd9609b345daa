-- Behind row-level security no index is searched by a state, for its comparison is not leakproof, and the planner may not
-- look at how rare a state is. It may of what is null: who asks for what is rare in a history says that, too.
DROP INDEX "job_history_state_idx";
CREATE INDEX "job_history_unfinished_idx" ON "job" ("workspace_id", "id" DESC)
  WHERE "deleted_at" IS NULL AND "finished_at" IS NULL;
CREATE INDEX "job_history_failure_idx" ON "job" ("workspace_id", "id" DESC)
  WHERE "deleted_at" IS NULL AND "failure_code" IS NOT NULL;
