import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { type AgainTerms, askAgain } from '#lib/jobs/again.ts'
import { jobRequestOf } from '#lib/jobs/queries.ts'
import { keyOf } from '#lib/jobs/submission.ts'
import type { Asked } from '#lib/jobs/submit.ts'

/**
 * Asks for the same again as a new job that is linked to the old one. Only a job that ended without a video. A take
 * of a batch is retried once, from here or from its batch: who comes second gets the first one's job.
 */
export async function retry(
  viewer: Viewer,
  jobId: string,
  submissionId: string,
  terms: AgainTerms = {},
): Promise<Asked | Refused> {
  const old = await jobRequestOf(viewer, jobId)
  if (!old) return new Refused('not_found')
  if (old.state !== 'failed' && old.state !== 'canceled') return new Refused('job_not_retryable')
  if (old.againId) return { jobId: old.againId, waits: false }
  const key = old.batchId === null ? {} : { key: keyOf({ retryOf: jobId }) }
  return askAgain(viewer, old.request, { ...terms, submissionId }, { retryOfId: jobId, ...key })
}
