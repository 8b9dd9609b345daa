import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { setMembers } from '#lib/projects/rows.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Says who may ask for takes in a project; nobody means everybody. */
export async function nameMembers(
  viewer: Viewer,
  projectId: string,
  memberIds: readonly string[],
): Promise<{ projectId: string } | Refused> {
  if (!can(viewer, 'project.change')) return new Refused('not_allowed')
  return setMembers(viewer, projectId, memberIds)
}
