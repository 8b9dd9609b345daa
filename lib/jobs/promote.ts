import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { type AgainTerms, askAgain } from '#lib/jobs/again.ts'
import { promoted } from '#lib/jobs/promoted.ts'
import { jobRequestOf } from '#lib/jobs/queries.ts'
import type { Asked } from '#lib/jobs/submit.ts'

/** Asks for a finished take anew in 1080P: the same frame and prompt, the nearest settings, and where it came from. */
export async function promote(
  viewer: Viewer,
  jobId: string,
  submissionId: string,
  terms: AgainTerms = {},
): Promise<Asked | Refused> {
  const old = await jobRequestOf(viewer, jobId)
  if (!old) return new Refused('not_found')
  const choice = old.state === 'done' ? promoted(old.request) : null
  if (!choice) return new Refused('job_not_promotable')
  const source = { id: jobId, kind: 'promote' } as const
  return askAgain(viewer, { ...old.request, ...choice }, { ...terms, submissionId }, { source })
}
