import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { cancelJob } from '#lib/jobs/job-rows.ts'
import { jobForViewer } from '#lib/jobs/queries.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Cancels a job that was not sent. Once it is sent, the upstream has no way to stop it. */
export async function cancel(viewer: Viewer, jobId: string): Promise<{ jobId: string } | Refused> {
  if (!can(viewer, 'job.cancel')) return new Refused('not_allowed')
  if (await cancelJob(viewer, jobId)) return { jobId }
  return new Refused((await jobForViewer(viewer, jobId)) ? 'job_not_cancelable' : 'not_found')
}
