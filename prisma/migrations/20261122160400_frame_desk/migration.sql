-- Bytes that came in and became a frame: a frame is kept without its metadata, so its own hash does not tell that a file is known.
CREATE TABLE "frame_source" (
    "workspace_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "frame_id" UUID NOT NULL,

    CONSTRAINT "frame_source_pkey" PRIMARY KEY ("workspace_id", "sha256")
);
CREATE INDEX "frame_source_frame_id_idx" ON "frame_source"("frame_id");
ALTER TABLE "frame_source" ADD CONSTRAINT "frame_source_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "frame_source" ADD CONSTRAINT "frame_source_frame_id_fkey" FOREIGN KEY ("frame_id") REFERENCES "frame"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "frame_source" ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON "frame_source" TO "firstframe_viewer";
GRANT SELECT, INSERT, UPDATE, DELETE ON "frame_source" TO "firstframe_machine";
CREATE POLICY "viewer" ON "frame_source" TO "firstframe_viewer" USING ("workspace_id" = viewer_workspace());
CREATE POLICY "machine" ON "frame_source" TO "firstframe_machine" USING (true);

-- The workspace's frames, newest first, in pages by id.
CREATE INDEX "frame_workspace_id_id_idx" ON "frame" ("workspace_id", "id" DESC);
