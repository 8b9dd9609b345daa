import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { setPinned } from '#lib/jobs/pin-rows.ts'
import { jobForViewer } from '#lib/jobs/queries.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Puts a waiting job before the workspace's others, or takes it back into line. */
export async function pin(
  viewer: Viewer,
  jobId: string,
  pinned: boolean,
): Promise<{ jobId: string } | Refused> {
  if (!can(viewer, 'job.pin')) return new Refused('not_allowed')
  if (await setPinned(viewer, jobId, pinned)) return { jobId }
  return new Refused((await jobForViewer(viewer, jobId)) ? 'job_not_waiting' : 'not_found')
}
