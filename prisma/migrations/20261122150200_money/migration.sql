-- AlterTable
ALTER TABLE "transfer" ADD COLUMN     "after_recovery" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "approvals_allowed" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "mail_due_at" TIMESTAMPTZ(3);

-- A hold that was given back or written off and came back by a late proof is closed a second time, and that
-- once too. The charge stays one for an attempt, whatever happened before.
DROP INDEX "transfer_release_key";
DROP INDEX "transfer_loss_key";
CREATE UNIQUE INDEX "transfer_release_key" ON "transfer" ("attempt_id", "after_recovery") WHERE "kind" = 'release';
CREATE UNIQUE INDEX "transfer_loss_key" ON "transfer" ("attempt_id", "after_recovery") WHERE "kind" = 'loss';

-- Mail that is to go out.
CREATE INDEX "notice_mail_idx" ON "notice" ("mail_due_at") WHERE "mail_due_at" IS NOT NULL;

-- A budget whose limit was changed may tell again.
GRANT DELETE ON "budget_alert" TO "firstframe_viewer";

-- What takes of before there were prices add to the counters: each was asked for, and each that ended ended.
INSERT INTO "usage_day" ("workspace_id", "day", "user_id", "project_id", "model", "resolution", "duration_seconds",
    "asked", "done", "failed", "canceled")
  SELECT "workspace_id", ("created_at" AT TIME ZONE 'UTC')::date, "user_id", "project_id", "model", "resolution", "duration_seconds",
    count(*), count(*) FILTER (WHERE "state" = 'done'), count(*) FILTER (WHERE "state" = 'failed'),
    count(*) FILTER (WHERE "state" = 'canceled')
  FROM "job" GROUP BY 1, 2, 3, 4, 5, 6, 7;

-- The price tables that the instance comes with: pay-as-you-go per video, in US dollars, as the provider listed
-- them on 2026-07-10 (docs/upstream.md, 9). The relay publishes none, and the I2V-01 family is on no list.
INSERT INTO "price_version" ("id", "provider", "valid_from", "note") VALUES
  ('00000000-0000-7000-8000-0000000c0001', 'minimax', '2026-07-10T00:00:00Z', 'List price of api.minimax.io in US dollars'),
  ('00000000-0000-7000-8000-0000000c0002', 'minimax-cn', '2026-07-10T00:00:00Z', 'International list price in US dollars; this host bills in yuan');

INSERT INTO "price" ("version_id", "model", "resolution", "duration_seconds", "price_micros")
  SELECT v."id", p."model", p."resolution", p."duration_seconds", p."price_micros"
  FROM "price_version" v, (VALUES
    ('MiniMax-Hailuo-2.3', '768P', 6, 280000),
    ('MiniMax-Hailuo-2.3', '768P', 10, 560000),
    ('MiniMax-Hailuo-2.3', '1080P', 6, 490000),
    ('MiniMax-Hailuo-2.3-Fast', '768P', 6, 190000),
    ('MiniMax-Hailuo-2.3-Fast', '768P', 10, 320000),
    ('MiniMax-Hailuo-2.3-Fast', '1080P', 6, 330000),
    ('MiniMax-Hailuo-02', '512P', 6, 100000),
    ('MiniMax-Hailuo-02', '512P', 10, 150000),
    ('MiniMax-Hailuo-02', '768P', 6, 280000),
    ('MiniMax-Hailuo-02', '768P', 10, 560000),
    ('MiniMax-Hailuo-02', '1080P', 6, 490000)
  ) AS p ("model", "resolution", "duration_seconds", "price_micros")
  WHERE v."workspace_id" IS NULL;
