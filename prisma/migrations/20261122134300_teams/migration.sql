-- CreateEnum
CREATE TYPE "transfer_kind" AS ENUM ('hold', 'charge', 'release', 'loss', 'recovery');

-- CreateEnum
CREATE TYPE "budget_period" AS ENUM ('day', 'month');

-- DropForeignKey
ALTER TABLE "session" DROP CONSTRAINT "session_workspace_id_fkey";

-- AlterTable
ALTER TABLE "job" ADD COLUMN     "approval_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "approved_by_id" UUID,
ADD COLUMN     "batch_id" UUID,
ADD COLUMN     "pinned_at" TIMESTAMPTZ(3),
ADD COLUMN     "price_micros" BIGINT,
ADD COLUMN     "price_version_id" UUID,
ADD COLUMN     "project_id" UUID;

-- AlterTable
ALTER TABLE "session" ALTER COLUMN "workspace_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "email_verified_at" TIMESTAMPTZ(3),
ADD COLUMN     "is_administrator" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "suspended_at" TIMESTAMPTZ(3),
ADD COLUMN     "totp_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "totp_last_step" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "totp_sealed" BYTEA,
ALTER COLUMN "password_hash" DROP NOT NULL;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "auto_join_domain" TEXT,
ADD COLUMN     "auto_join_role" "role" NOT NULL DEFAULT 'member',
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "slug" TEXT,
ADD COLUMN     "suspended_at" TIMESTAMPTZ(3);

-- A name in addresses for workspaces that had none; the first account administers the instance.
UPDATE "workspace" SET "slug" = 'team-' || right("id"::text, 8);
ALTER TABLE "workspace" ALTER COLUMN "slug" SET NOT NULL;
UPDATE "user" SET "is_administrator" = true WHERE "id" = (SELECT "id" FROM "user" ORDER BY "created_at", "id" LIMIT 1);

-- CreateTable
CREATE TABLE "identity" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_sha256" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailed_link" (
    "id" UUID NOT NULL,
    "token_sha256" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "mailed_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "token_sha256" TEXT NOT NULL,
    "email" TEXT,
    "role" "role" NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_member" (
    "project_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "project_member_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "upstream_key" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "base_url" TEXT,
    "last4" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "kek_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "rpm" INTEGER NOT NULL,
    "concurrency" INTEGER NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "upstream_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_version" (
    "id" UUID NOT NULL,
    "workspace_id" UUID,
    "provider" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "price_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price" (
    "version_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "resolution" TEXT NOT NULL,
    "duration_seconds" INTEGER NOT NULL,
    "price_micros" BIGINT NOT NULL,

    CONSTRAINT "price_pkey" PRIMARY KEY ("version_id","model","resolution","duration_seconds")
);

-- CreateTable
CREATE TABLE "transfer" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "kind" "transfer_kind" NOT NULL,
    "debit" TEXT NOT NULL,
    "credit" TEXT NOT NULL,
    "amount_micros" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_day" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "user_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "resolution" TEXT NOT NULL,
    "duration_seconds" INTEGER NOT NULL,
    "held_micros" BIGINT NOT NULL DEFAULT 0,
    "charged_micros" BIGINT NOT NULL DEFAULT 0,
    "lost_micros" BIGINT NOT NULL DEFAULT 0,
    "asked" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "canceled" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "usage_day_pkey" PRIMARY KEY ("workspace_id","day","user_id","project_id","model","resolution","duration_seconds")
);

-- CreateTable
CREATE TABLE "budget" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "project_id" UUID,
    "user_id" UUID,
    "period" "budget_period" NOT NULL,
    "limit_micros" BIGINT NOT NULL,
    "is_hard" BOOLEAN NOT NULL,
    "is_personal" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget_alert" (
    "budget_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "period_start" DATE NOT NULL,
    "percent" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_alert_pkey" PRIMARY KEY ("budget_id","period_start","percent")
);

-- CreateTable
CREATE TABLE "audit" (
    "workspace_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "address" TEXT NOT NULL DEFAULT '',
    "user_agent" TEXT NOT NULL DEFAULT '',
    "previous_sha256" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("workspace_id","seq")
);

-- An attempt carries its workspace, too: what keeps workspaces apart looks at nothing else.
ALTER TABLE "attempt" ADD COLUMN "workspace_id" UUID;
UPDATE "attempt" a SET "workspace_id" = j."workspace_id" FROM "job" j WHERE j."id" = a."job_id";
ALTER TABLE "attempt" ALTER COLUMN "workspace_id" SET NOT NULL;

-- Every job belongs to a project: those before projects to their workspace's default one.
INSERT INTO "project" ("id", "workspace_id", "name", "colour", "is_default")
  SELECT gen_random_uuid(), "id", 'General', 'slate', true FROM "workspace";
UPDATE "job" j SET "project_id" = p."id" FROM "project" p WHERE p."workspace_id" = j."workspace_id";
ALTER TABLE "job" ALTER COLUMN "project_id" SET NOT NULL;

-- CreateIndex
CREATE INDEX "identity_user_id_idx" ON "identity"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_provider_subject_key" ON "identity"("provider", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_user_id_code_sha256_key" ON "recovery_code"("user_id", "code_sha256");

-- CreateIndex
CREATE UNIQUE INDEX "mailed_link_token_sha256_key" ON "mailed_link"("token_sha256");

-- CreateIndex
CREATE INDEX "mailed_link_user_id_kind_idx" ON "mailed_link"("user_id", "kind");

-- CreateIndex
CREATE INDEX "notice_workspace_id_user_id_created_at_idx" ON "notice"("workspace_id", "user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_sha256_key" ON "invitation"("token_sha256");

-- CreateIndex
CREATE INDEX "invitation_workspace_id_created_at_idx" ON "invitation"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "project_workspace_id_name_key" ON "project"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "project_workspace_id_id_key" ON "project"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "project_member_workspace_id_user_id_idx" ON "project_member"("workspace_id", "user_id");

-- CreateIndex
CREATE INDEX "upstream_key_workspace_id_account_id_idx" ON "upstream_key"("workspace_id", "account_id");

-- CreateIndex
CREATE INDEX "upstream_key_account_id_idx" ON "upstream_key"("account_id");

-- CreateIndex
CREATE INDEX "price_version_workspace_id_provider_valid_from_idx" ON "price_version"("workspace_id", "provider", "valid_from");

-- CreateIndex
CREATE INDEX "transfer_workspace_id_at_idx" ON "transfer"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "transfer_job_id_idx" ON "transfer"("job_id");

-- CreateIndex
CREATE INDEX "audit_workspace_id_action_seq_idx" ON "audit"("workspace_id", "action", "seq");

-- CreateIndex
CREATE INDEX "audit_workspace_id_actor_id_seq_idx" ON "audit"("workspace_id", "actor_id", "seq");

-- CreateIndex
CREATE INDEX "job_project_id_idx" ON "job"("project_id");

-- CreateIndex
CREATE INDEX "job_model_resolution_duration_seconds_finished_at_idx" ON "job"("model", "resolution", "duration_seconds", "finished_at");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE INDEX "workspace_auto_join_domain_idx" ON "workspace"("auto_join_domain");

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailed_link" ADD CONSTRAINT "mailed_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_member" ADD CONSTRAINT "project_member_workspace_id_project_id_fkey" FOREIGN KEY ("workspace_id", "project_id") REFERENCES "project"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_member" ADD CONSTRAINT "project_member_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "member"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upstream_key" ADD CONSTRAINT "upstream_key_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_version" ADD CONSTRAINT "price_version_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "price_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_day" ADD CONSTRAINT "usage_day_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget" ADD CONSTRAINT "budget_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_alert" ADD CONSTRAINT "budget_alert_budget_id_fkey" FOREIGN KEY ("budget_id") REFERENCES "budget"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Prisma's schema cannot say `where`: these are kept by hand.

CREATE UNIQUE INDEX "project_default_key" ON "project" ("workspace_id") WHERE "is_default";

CREATE UNIQUE INDEX "upstream_key_in_force_key" ON "upstream_key" ("workspace_id") WHERE "removed_at" IS NULL;

CREATE UNIQUE INDEX "budget_scope_key" ON "budget"
  ("workspace_id", "project_id", "user_id", "period", "is_hard", "is_personal") NULLS NOT DISTINCT;

-- The ledger pays an attempt once, and closes its hold once. A recovery opens the way for one charge after a loss.
CREATE UNIQUE INDEX "transfer_charge_key" ON "transfer" ("attempt_id") WHERE "kind" = 'charge';
CREATE UNIQUE INDEX "transfer_hold_key" ON "transfer" ("attempt_id") WHERE "kind" = 'hold';
CREATE UNIQUE INDEX "transfer_release_key" ON "transfer" ("attempt_id") WHERE "kind" = 'release';
CREATE UNIQUE INDEX "transfer_loss_key" ON "transfer" ("attempt_id") WHERE "kind" = 'loss';
CREATE UNIQUE INDEX "transfer_recovery_key" ON "transfer" ("attempt_id") WHERE "kind" = 'recovery';
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_amount_check" CHECK ("amount_micros" >= 0);
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_accounts_check" CHECK (("kind"::text, "debit", "credit") IN (
  ('hold', 'available', 'held'), ('charge', 'held', 'spent'), ('release', 'held', 'available'),
  ('loss', 'held', 'lost'), ('recovery', 'lost', 'held'), ('recovery', 'available', 'held')));

-- Jobs that wait for an admin.
CREATE INDEX "job_approval_idx" ON "job" ("workspace_id", "approval_asked_at")
  WHERE "state" = 'queued' AND "approval_asked_at" IS NOT NULL AND "approved_by_id" IS NULL;
