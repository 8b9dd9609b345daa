'use server'

import { after } from 'next/server'
import { z } from 'zod'
import { Refused } from '#lib/errors.ts'
import { cancel } from '#lib/jobs/cancel.ts'
import { dispatch } from '#lib/jobs/dispatch.ts'
import { pin } from '#lib/jobs/pin.ts'
import { remove, restore } from '#lib/jobs/remove.ts'
import { retry } from '#lib/jobs/retry.ts'
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

export const retryJob = action(
  aJob.extend({ submissionId: z.uuid(), seenMicros: z.int().min(0).nullable().optional() }),
  async (viewer, { jobId, submissionId, seenMicros }) => {
    const retried = await retry(viewer, jobId, submissionId, seenMicros)
    if (!(retried instanceof Refused)) after(dispatch)
    return retried
  },
)
