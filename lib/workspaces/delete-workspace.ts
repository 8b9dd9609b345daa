import 'server-only'
import type { Person, Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import type { Waiting } from '#lib/workspaces/member-rows.ts'
import { can } from '#lib/workspaces/roles.ts'
import { markDeleted, unmarkDeleted } from '#lib/workspaces/workspace-rows.ts'

/** Closes the workspace for everybody; an owner can bring it back for 30 days. `typedName` is proof of intent. */
export async function deleteWorkspace(viewer: Viewer, typedName: string, waiting: Waiting) {
  if (!can(viewer, 'workspace.delete')) return new Refused('not_allowed')
  if (typedName.trim() !== viewer.workspaceName)
    return new Refused('workspace_name_other', { field: 'name' })
  return markDeleted(viewer, waiting)
}

/** Brings a deleted workspace back for everybody who was in it. */
export async function restoreWorkspace(person: Person, slug: string) {
  return (await unmarkDeleted(person, slug)) ?? new Refused('not_found')
}
