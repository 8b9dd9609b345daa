ALTER TABLE "draft" ADD COLUMN "page_id" UUID,
ADD COLUMN "submitted_page_id" UUID;
