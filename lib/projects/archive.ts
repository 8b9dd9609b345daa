import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { setArchived } from '#lib/projects/rows.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Closes a project for new takes, or opens it again. What is in it stays. */
export async function archive(
  viewer: Viewer,
  projectId: string,
  archived: boolean,
): Promise<{ projectId: string } | Refused> {
  if (!can(viewer, 'project.change')) return new Refused('not_allowed')
  return setArchived(viewer, projectId, archived)
}
