import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { deleteMember, type Waiting } from '#lib/workspaces/member-rows.ts'
import { can } from '#lib/workspaces/roles.ts'

export type { Waiting }

/** Ends somebody's membership, or the viewer's own: from their next request on they are nobody here. */
export async function endMembership(viewer: Viewer, userId: string, waiting: Waiting) {
  const leaves = userId === viewer.userId
  if (!leaves && !can(viewer, 'member.change')) return new Refused('not_allowed')
  return deleteMember(viewer, userId, waiting)
}
