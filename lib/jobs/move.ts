import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { moveJobs } from '#lib/jobs/move-rows.ts'
import { can } from '#lib/workspaces/roles.ts'

/**
 * Moves takes to another project, with what they spent. For managers: whoever could move their own takes
 * could make room in a project's budget with it.
 */
export async function move(
  viewer: Viewer,
  jobIds: readonly string[],
  projectId: string,
): Promise<{ moved: number } | Refused> {
  if (!can(viewer, 'project.change')) return new Refused('not_allowed')
  return moveJobs(viewer, jobIds, projectId)
}
