'use server'

import { after } from 'next/server'
import { clearSubmitted } from '#lib/drafts/submitted.ts'
import { Refused } from '#lib/errors.ts'
import { dispatch } from '#lib/jobs/dispatch.ts'
import { jobRequest } from '#lib/jobs/schema.ts'
import { submit } from '#lib/jobs/submit.ts'
import { action } from '#lib/web/action.ts'

/** Submits a job. It is durable when this answers; the create call goes out right after, from this process. */
export const generate = action(jobRequest, async (viewer, request) => {
  const submitted = await submit(viewer, request)
  if (submitted instanceof Refused) return submitted
  const { jobId, waits, account } = submitted
  after(() => dispatch(account))
  const { frameId, prompt, projectId = null, ...choice } = request
  after(() => clearSubmitted(viewer, [{ frameId, prompt, choice, projectId }]))
  return { jobId, waits }
})
