-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'admin', 'member', 'viewer');

-- CreateEnum
CREATE TYPE "job_state" AS ENUM ('queued', 'submitting', 'rendering', 'saving', 'done', 'failed', 'canceled', 'attention');

-- CreateEnum
CREATE TYPE "attempt_state" AS ENUM ('prepared', 'sending', 'unknown', 'accepted', 'rejected', 'closed', 'canceled', 'written_off');

-- CreateEnum
CREATE TYPE "callback_mode" AS ENUM ('vote', 'advisory', 'none');

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "locale" TEXT,
    "theme" TEXT NOT NULL DEFAULT 'system',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_sha256" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "last_event_seq" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "last_sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "frame" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "storage_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "frame_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "frame_id" UUID NOT NULL,
    "retry_of_id" UUID,
    "state" "job_state" NOT NULL DEFAULT 'queued',
    "prompt" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "duration_seconds" INTEGER NOT NULL,
    "resolution" TEXT NOT NULL,
    "prompt_optimizer" BOOLEAN NOT NULL,
    "fast_pretreatment" BOOLEAN NOT NULL,
    "failure_code" TEXT,
    "waiting_code" TEXT,
    "cancel_requested_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "looks" INTEGER NOT NULL DEFAULT 0,
    "video_key" TEXT,
    "poster_key" TEXT,
    "video_sha256" TEXT,
    "video_size_bytes" INTEGER,
    "video_width" INTEGER,
    "video_height" INTEGER,
    "video_millis" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),
    "rendering_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "state" "attempt_state" NOT NULL DEFAULT 'prepared',
    "account_id" TEXT NOT NULL,
    "request_sha256" TEXT,
    "sender_boot_id" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "sending_at" TIMESTAMPTZ(3),
    "echoed_at" TIMESTAMPTZ(3),
    "challenge_sha256" TEXT,
    "mode" "callback_mode",
    "task_id" TEXT,
    "file_id" TEXT,
    "upstream_status" TEXT,
    "http_status" INTEGER,
    "base_code" INTEGER,
    "trace_id" TEXT,
    "closed_reason" TEXT,
    "attention_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "attempt_id" UUID,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "workspace_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "job_id" UUID NOT NULL,
    "attempt_id" UUID,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("workspace_id","seq")
);

-- CreateTable
CREATE TABLE "upstream" (
    "account_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "mode" "callback_mode" NOT NULL DEFAULT 'advisory',
    "paused_until" TIMESTAMPTZ(3),
    "pause_code" TEXT,
    "last_ok_at" TIMESTAMPTZ(3),
    "last_error_at" TIMESTAMPTZ(3),
    "last_error_code" TEXT,
    "last_trace_id" TEXT,
    "callback_seen_at" TIMESTAMPTZ(3),
    "callback_error_at" TIMESTAMPTZ(3),

    CONSTRAINT "upstream_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "process" (
    "boot_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "process_pkey" PRIMARY KEY ("boot_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_sha256_key" ON "session"("token_sha256");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "frame_workspace_id_sha256_key" ON "frame"("workspace_id", "sha256");

-- CreateIndex
CREATE INDEX "job_frame_id_idx" ON "job"("frame_id");

-- CreateIndex
CREATE INDEX "job_retry_of_id_idx" ON "job"("retry_of_id");

-- CreateIndex
CREATE UNIQUE INDEX "job_workspace_id_user_id_submission_id_key" ON "job"("workspace_id", "user_id", "submission_id");

-- CreateIndex
CREATE INDEX "attempt_account_id_sending_at_idx" ON "attempt"("account_id", "sending_at");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_job_id_n_key" ON "attempt"("job_id", "n");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_account_id_task_id_key" ON "attempt"("account_id", "task_id");

-- CreateIndex
CREATE INDEX "evidence_attempt_id_at_idx" ON "evidence"("attempt_id", "at");

-- CreateIndex
CREATE INDEX "event_job_id_seq_idx" ON "event"("job_id", "seq");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "frame" ADD CONSTRAINT "frame_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "frame" ADD CONSTRAINT "frame_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_frame_id_fkey" FOREIGN KEY ("frame_id") REFERENCES "frame"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_retry_of_id_fkey" FOREIGN KEY ("retry_of_id") REFERENCES "job"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

