import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { retryTakes } from '#lib/jobs/batch-retry-rows.ts'
import type { BatchRetry } from '#lib/jobs/batch-schema.ts'
import { refusalOf, termsOf } from '#lib/jobs/submit-batch.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Asks again for exactly the failed takes that were seen, in the same batch, all or none. */
export async function retryBatch(
  viewer: Viewer,
  { batchId, jobIds, seen }: Omit<BatchRetry, 'workspace'>,
): Promise<{ retried: number } | Refused> {
  if (!can(viewer, 'job.create')) return new Refused('not_allowed')
  const retried = await retryTakes(viewer, batchId, jobIds, termsOf(viewer, seen, false))
  if (!('refused' in retried)) return retried
  if (retried.refused === 'gone') return new Refused('not_found')
  return retried.refused === 'kept' ? new Refused('job_not_retryable') : refusalOf(retried)
}
