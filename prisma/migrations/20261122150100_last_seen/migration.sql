-- A team sees when its members were last here, and nothing else of their sessions.
GRANT SELECT ("user_id", "last_seen_at") ON "session" TO "firstframe_viewer";
CREATE POLICY "viewer" ON "session" FOR SELECT TO "firstframe_viewer" USING (
  EXISTS (SELECT FROM "member" m WHERE m."user_id" = "session"."user_id" AND m."workspace_id" = viewer_workspace()));
