-- The take that another was made from: opened in the composer again, or made anew in 1080P.
ALTER TABLE "job" ADD COLUMN IF NOT EXISTS "source_id" UUID;
ALTER TABLE "job" ADD COLUMN IF NOT EXISTS "source_kind" TEXT;
ALTER TABLE "job" ADD CONSTRAINT "job_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "job"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- The kind stays when the source is gone for good.
ALTER TABLE "job" ADD CONSTRAINT "job_source_kind_check" CHECK (
  CASE WHEN "source_kind" IS NULL THEN "source_id" IS NULL ELSE "source_kind" IN ('remix', 'promote') END);
CREATE INDEX "job_source_id_idx" ON "job"("source_id");
