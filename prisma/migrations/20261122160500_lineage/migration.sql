-- A frame that was taken out of a video: of which job, and at which time of it.
ALTER TABLE "frame" ADD COLUMN "parent_job_id" UUID;
ALTER TABLE "frame" ADD COLUMN "parent_millis" INTEGER;
ALTER TABLE "frame" ADD CONSTRAINT "frame_parent_job_id_fkey" FOREIGN KEY ("parent_job_id") REFERENCES "job"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- The time stays when the job is gone for good.
ALTER TABLE "frame" ADD CONSTRAINT "frame_parent_check" CHECK (
  "parent_millis" >= 0 AND ("parent_job_id" IS NULL OR "parent_millis" IS NOT NULL));
CREATE INDEX "frame_parent_job_id_idx" ON "frame"("parent_job_id");

-- The take that another was made from.
ALTER TABLE "job" ADD COLUMN IF NOT EXISTS "source_id" UUID;
ALTER TABLE "job" ADD COLUMN IF NOT EXISTS "source_kind" TEXT;

-- Whether the videos that a person downloads carry the settings they were made with.
ALTER TABLE "member" ADD COLUMN "tags_downloads" BOOLEAN NOT NULL DEFAULT true;
