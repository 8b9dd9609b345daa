import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { insertProject } from '#lib/projects/rows.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Makes a project: a campaign, a client. */
export async function create(
  viewer: Viewer,
  name: string,
  colour: string,
): Promise<{ projectId: string } | Refused> {
  if (!can(viewer, 'project.change')) return new Refused('not_allowed')
  return insertProject(viewer, name, colour)
}
