'use server'

import { refresh } from 'next/cache'
import { after } from 'next/server'
import { z } from 'zod'
import { submittedDraft } from '#lib/drafts/schema.ts'
import { clearSubmitted } from '#lib/drafts/submitted.ts'
import { Refused } from '#lib/errors.ts'
import { framePage } from '#lib/frames/list-queries.ts'
import { decideBatch } from '#lib/jobs/batch-approval.ts'
import { batchOutlook } from '#lib/jobs/batch-outlook-queries.ts'
import { aBatch, batchRequest, batchRetry } from '#lib/jobs/batch-schema.ts'
import { dispatch } from '#lib/jobs/dispatch.ts'
import { cancelBatch, removeBatch, restoreBatch } from '#lib/jobs/end-batch.ts'
import { retryBatch } from '#lib/jobs/retry-batch.ts'
import { submitBatch } from '#lib/jobs/submit-batch.ts'
import { action } from '#lib/web/action.ts'
import { can } from '#lib/workspaces/roles.ts'

const earlierFrames = 24

/** What the desk opens with: pictures that are here already, and when more takes could go. */
export const openBatchDesk = action(z.strictObject({ workspace: z.string() }), async (viewer) => {
  if (!can(viewer, 'job.create')) return new Refused('not_allowed')
  const [{ frames }, outlook] = await Promise.all([
    framePage(viewer, { limit: earlierFrames }),
    batchOutlook(viewer),
  ])
  return { frames, outlook }
})

const request = batchRequest.safeExtend({ draft: submittedDraft.optional() })

/** Submits all takes or none. They are durable when this answers; the create calls go out right after. */
export const generateBatch = action(request, async (viewer, { draft, ...wish }) => {
  const submitted = await submitBatch(viewer, wish)
  if (submitted instanceof Refused) return submitted
  after(dispatch)
  await clearSubmitted(viewer, draft)
  return submitted
})

export const retryFailedTakes = action(batchRetry, async (viewer, { batchId, jobIds, seen }) => {
  const retried = await retryBatch(viewer, { batchId, jobIds, seen })
  if (!(retried instanceof Refused)) after(dispatch)
  refresh()
  return retried
})

export const cancelUnsentTakes = action(aBatch, async (viewer, { batchId }) => {
  const canceled = await cancelBatch(viewer, batchId)
  refresh()
  return canceled
})

export const deleteBatch = action(aBatch, async (viewer, { batchId }) => {
  const removed = await removeBatch(viewer, batchId)
  refresh()
  return removed
})

export const undeleteBatch = action(aBatch, async (viewer, { batchId }) => {
  const restored = await restoreBatch(viewer, batchId)
  refresh()
  return restored
})

/** Lets all takes of a batch go over a budget, or cancels them. */
export const decideTakes = action(
  aBatch.extend({ approve: z.boolean() }),
  async (viewer, { batchId, approve }) => {
    const decided = await decideBatch(viewer, batchId, approve)
    if (approve && !(decided instanceof Refused)) after(dispatch)
    refresh()
    return decided
  },
)
