import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { moveOwnership, updateRole } from '#lib/workspaces/member-rows.ts'
import { can, type Role } from '#lib/workspaces/roles.ts'

/** Gives a member another role. Holds from the next request, and for their open streams. */
export async function changeRole(viewer: Viewer, userId: string, role: Role) {
  if (!can(viewer, 'member.change')) return new Refused('not_allowed')
  return updateRole(viewer, userId, role)
}

/** Makes another member an owner in the viewer's place, who stays as an admin. */
export async function transferOwnership(viewer: Viewer, userId: string) {
  if (!can(viewer, 'workspace.transfer')) return new Refused('not_allowed')
  return moveOwnership(viewer, userId)
}
