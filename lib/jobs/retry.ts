import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { jobRequestOf } from '#lib/jobs/queries.ts'
import { jobRequest } from '#lib/jobs/schema.ts'
import { submit } from '#lib/jobs/submit.ts'
import { isOpenTo } from '#lib/projects/queries.ts'

/** Asks for the same again as a new job that is linked to the old one. Only a job that ended without a video. */
export async function retry(
  viewer: Viewer,
  jobId: string,
  submissionId: string,
  seenMicros?: number | null,
): Promise<{ jobId: string } | Refused> {
  const old = await jobRequestOf(viewer, jobId)
  if (!old) return new Refused('not_found')
  if (old.state !== 'failed' && old.state !== 'canceled') return new Refused('job_not_retryable')
  const { projectId, ...wish } = old.request
  // Into its project while that is open to who asks, else into the default one.
  const place = (await isOpenTo(viewer, projectId)) ? { projectId } : {}
  const request = jobRequest.safeParse({ ...wish, ...place, submissionId, seenMicros })
  if (!request.success) return new Refused('job_not_retryable')
  return submit(viewer, request.data, { retryOfId: jobId })
}
