import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { updateProject } from '#lib/projects/rows.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Gives a project another name or colour. */
export async function change(
  viewer: Viewer,
  projectId: string,
  name: string,
  colour: string,
): Promise<{ projectId: string } | Refused> {
  if (!can(viewer, 'project.change')) return new Refused('not_allowed')
  return updateProject(viewer, projectId, name, colour)
}
