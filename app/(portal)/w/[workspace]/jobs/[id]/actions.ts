'use server'

import { after } from 'next/server'
import { z } from 'zod'
import { Refused } from '#lib/errors.ts'
import { cancel } from '#lib/jobs/cancel.ts'
import { dispatch } from '#lib/jobs/dispatch.ts'
import { pin } from '#lib/jobs/pin.ts'
import { promote } from '#lib/jobs/promote.ts'
import { remove, restore } from '#lib/jobs/remove.ts'
import { retry } from '#lib/jobs/retry.ts'
import type { Asked } from '#lib/jobs/submit.ts'
import { takeFrame as take } from '#lib/jobs/take-frame.ts'
import { action } from '#lib/web/action.ts'

const aJob = z.strictObject({ jobId: z.uuid() })

export const cancelJob = action(aJob, (viewer, { jobId }) => cancel(viewer, jobId))
export const deleteJob = action(aJob, (viewer, { jobId }) => remove(viewer, jobId))
export const restoreJob = action(aJob, (viewer, { jobId }) => restore(viewer, jobId))

/** The picture at a second of the video, as a frame to go on from. */
export const takeFrame = action(
  aJob.extend({ atSeconds: z.number().min(0).max(600) }),
  (viewer, { jobId, atSeconds }) => take(viewer, jobId, atSeconds),
)

export const pinJob = action(aJob.extend({ pinned: z.boolean() }), (viewer, { jobId, pinned }) =>
  pin(viewer, jobId, pinned),
)

const aJobAgain = aJob.extend({
  submissionId: z.uuid(),
  seenMicros: z.int().min(0).nullable().optional(),
  askApproval: z.boolean().optional(),
})

export const retryJob = action(aJobAgain, async (viewer, { jobId, submissionId, ...terms }) =>
  sent(await retry(viewer, jobId, submissionId, terms)),
)

export const promoteJob = action(aJobAgain, async (viewer, { jobId, submissionId, ...terms }) =>
  sent(await promote(viewer, jobId, submissionId, terms)),
)

/** The create call goes out right after, from this process. */
function sent(asked: Asked | Refused): { jobId: string } | Refused {
  if (asked instanceof Refused) return asked
  after(() => dispatch(asked.account))
  return { jobId: asked.jobId }
}
