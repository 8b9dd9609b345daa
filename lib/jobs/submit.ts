import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { insertJob } from '#lib/jobs/job-rows.ts'
import type { JobRequest } from '#lib/jobs/schema.ts'
import { submissionKey } from '#lib/jobs/submission.ts'
import { upstreamAccount } from '#lib/jobs/upstream.ts'
import { isOpenTo } from '#lib/projects/queries.ts'
import { can } from '#lib/workspaces/roles.ts'

/**
 * Asks for a job: job, attempt and receipt are durable when this returns, once for a form and its wish.
 * Nothing has been sent yet: dispatch does that.
 */
export async function submit(
  viewer: Viewer,
  request: JobRequest,
  retryOfId: string | null = null,
): Promise<{ jobId: string } | Refused> {
  if (!can(viewer, 'job.create')) return new Refused('not_allowed')
  const job = {
    ...request,
    submissionId: submissionKey(request),
    retryOfId,
    projectId: request.projectId ?? null,
  }
  if (job.projectId && !(await isOpenTo(viewer, job.projectId)))
    return new Refused('project_closed', { field: 'projectId' })
  const jobId = await insertJob(viewer, job, upstreamAccount().id)
  return jobId ? { jobId } : new Refused('frame_missing', { field: 'frameId' })
}
