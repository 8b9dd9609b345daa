-- Prisma's schema cannot say `where`: these are kept by hand.

-- A job has at most one attempt that may be paid. The last guard against paying twice.
CREATE UNIQUE INDEX "attempt_live_job_id_key" ON "attempt" ("job_id")
  WHERE "state" IN ('prepared', 'sending', 'unknown', 'accepted');

-- What the worker must look at next.
CREATE INDEX "job_due_at_idx" ON "job" ("due_at") WHERE "due_at" IS NOT NULL;

-- Sends in flight or in doubt on an account: the concurrency limit and the orphan sweep count them.
CREATE INDEX "attempt_open_account_id_idx" ON "attempt" ("account_id", "lease_until")
  WHERE "state" IN ('sending', 'unknown');

-- The history: a workspace's jobs, newest first.
CREATE INDEX "job_history_idx" ON "job" ("workspace_id", "created_at" DESC, "id" DESC)
  WHERE "deleted_at" IS NULL;
