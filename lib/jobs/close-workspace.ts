import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendEvents } from '#lib/jobs/event-rows.ts'
import { cancelWaiting } from '#lib/jobs/leaver-rows.ts'
import { deleteWorkspace } from '#lib/workspaces/delete-workspace.ts'

/** Deletes the workspace for everybody, with 30 days to bring it back. What waits is canceled, what runs is finished. */
export function closeWorkspace(viewer: Viewer, typedName: string) {
  const { workspaceId } = viewer
  return deleteWorkspace(viewer, typedName, {
    settle: (tx) => cancelWaiting(tx, { workspaceId }),
    tell: (tx, jobIds) => appendEvents(tx, workspaceId, jobIds, 'canceled'),
  })
}
