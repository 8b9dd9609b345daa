import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { type AgainTerms, askAgain } from '#lib/jobs/again.ts'
import { jobRequestOf } from '#lib/jobs/queries.ts'
import type { Asked } from '#lib/jobs/submit.ts'

/** Asks for the same again as a new job that is linked to the old one. Only a job that ended without a video. */
export async function retry(
  viewer: Viewer,
  jobId: string,
  submissionId: string,
  terms: AgainTerms = {},
): Promise<Asked | Refused> {
  const old = await jobRequestOf(viewer, jobId)
  if (!old) return new Refused('not_found')
  if (old.state !== 'failed' && old.state !== 'canceled') return new Refused('job_not_retryable')
  return askAgain(viewer, old.request, { ...terms, submissionId }, { retryOfId: jobId })
}
