import 'server-only'
import { moveSession } from '#lib/accounts/session-rows.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'

/** From now on addresses that name no workspace lead the viewer's session to this one. */
export async function rememberWorkspace(viewer: Viewer): Promise<void> {
  await moveSession(viewer.sessionId, viewer.workspaceId)
}
