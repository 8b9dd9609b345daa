'use server'

import { z } from 'zod'
import { bind, writeOff } from '#lib/jobs/attend.ts'
import { action } from '#lib/web/action.ts'

export const resolveAttempt = action(
  z.strictObject({
    jobId: z.uuid(),
    taskId: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9_-]{1,64}$/),
  }),
  (viewer, { jobId, taskId }) => bind(viewer, jobId, taskId),
)

export const writeOffAttempt = action(
  z.strictObject({ jobId: z.uuid(), reason: z.string().trim().min(3).max(500) }),
  (viewer, { jobId, reason }) => writeOff(viewer, jobId, reason),
)
