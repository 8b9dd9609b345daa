import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { jobRequest } from '#lib/jobs/schema.ts'
import type { JobSource } from '#lib/jobs/source.ts'
import { type Asked, submit } from '#lib/jobs/submit.ts'
import { isOpenTo } from '#lib/projects/queries.ts'

/** The price that was shown, and whether an admin shall be asked should it be over a budget. */
export type AgainTerms = {
  seenMicros?: number | null | undefined
  askApproval?: boolean | undefined
}

/** What an earlier job asked for, whole or changed. */
type Wish = { projectId: string } & Record<string, unknown>

/** Asks anew for what a job asked for, into its project while that is open to who asks, else into the default one. */
export async function askAgain(
  viewer: Viewer,
  { projectId, ...wish }: Wish,
  terms: AgainTerms & { submissionId: string },
  from: { retryOfId: string; key?: string } | { source: JobSource },
): Promise<Asked | Refused> {
  const place = (await isOpenTo(viewer, projectId)) ? { projectId } : {}
  const request = jobRequest.safeParse({ ...wish, ...place, ...terms })
  if (!request.success) return new Refused('job_not_retryable')
  return submit(viewer, request.data, from)
}
