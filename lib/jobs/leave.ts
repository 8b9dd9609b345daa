import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendEvents } from '#lib/jobs/event-rows.ts'
import { cancelWaiting, handOverWaiting } from '#lib/jobs/leaver-rows.ts'
import { endMembership, type Waiting } from '#lib/workspaces/end-membership.ts'
import type { WaitingChoice } from '#lib/workspaces/schema.ts'

/**
 * Takes a member out of the workspace. What they have running is finished, what they made stays under their
 * name, and what waits is canceled or becomes the viewer's own.
 */
export async function removeMember(viewer: Viewer, userId: string, waiting: WaitingChoice) {
  if (userId === viewer.userId) return leave(viewer, waiting)
  return endMembership(viewer, userId, waitingOf(viewer, userId, waiting, viewer.userId))
}

/** Ends the viewer's own membership. What waits is canceled or handed to an owner. */
export function leave(viewer: Viewer, waiting: WaitingChoice) {
  return endMembership(viewer, viewer.userId, waitingOf(viewer, viewer.userId, waiting))
}

/** Without an heir, the owner who is one for longest takes over. */
function waitingOf(
  { workspaceId }: Viewer,
  leaverId: string,
  choice: WaitingChoice,
  heirId?: string,
): Waiting {
  if (choice === 'hand_over')
    return {
      settle: (tx) => handOverWaiting(tx, { workspaceId, fromId: leaverId, toId: heirId }),
      tell: (tx, jobIds) => appendEvents(tx, workspaceId, jobIds, 'handed_over'),
    }
  return {
    settle: (tx) => cancelWaiting(tx, { workspaceId, userId: leaverId }),
    tell: (tx, jobIds) => appendEvents(tx, workspaceId, jobIds, 'canceled'),
  }
}
