'use server'

import { after } from 'next/server'
import { submittedDraft } from '#lib/drafts/schema.ts'
import { clearSubmitted } from '#lib/drafts/submitted.ts'
import { Refused } from '#lib/errors.ts'
import { dispatch } from '#lib/jobs/dispatch.ts'
import { jobRequest } from '#lib/jobs/schema.ts'
import { submit } from '#lib/jobs/submit.ts'
import { action } from '#lib/web/action.ts'

const request = jobRequest.safeExtend({ draft: submittedDraft.optional() })

/** Submits a job. It is durable when this answers; the create call goes out right after, from this process. */
export const generate = action(request, async (viewer, { draft, ...wish }) => {
  const submitted = await submit(viewer, wish)
  if (submitted instanceof Refused) return submitted
  const { jobId, waits, account } = submitted
  after(() => dispatch(account))
  await clearSubmitted(viewer, draft)
  return { jobId, waits }
})
