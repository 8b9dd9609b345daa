import 'server-only'
import { now } from '#lib/clock.ts'
import { machineDb } from '#lib/db.ts'
import type { AttemptState } from '#lib/generated/prisma/client.ts'

/** Attempts as the verbs read them. */

export function attemptById(id: string) {
  return machineDb().attempt.findUnique({
    where: { id },
    select: {
      id: true,
      jobId: true,
      state: true,
      mode: true,
      echoedAt: true,
      challengeSha256: true,
      taskId: true,
      createdAt: true,
      sendingAt: true,
      accountId: true,
    },
  })
}

/** Attempts whose sender is dead: their lease is over. */
export function orphanedSends(limit: number) {
  return machineDb().attempt.findMany({
    where: { state: 'sending', leaseUntil: { lt: now() } },
    select: { id: true, jobId: true },
    take: limit,
  })
}

/** The attempt that a job in submitting or attention hangs on: `accepted` when its task cannot be found any more. */
export function openAttempt(jobId: string) {
  const waits = [
    { state: { in: ['sending', 'unknown'] as AttemptState[] } },
    { state: 'accepted' as const, job: { state: 'attention' as const } },
  ]
  return machineDb().attempt.findFirst({
    where: { jobId, OR: waits },
    orderBy: { n: 'desc' },
    select: {
      id: true,
      jobId: true,
      n: true,
      accountId: true,
      taskId: true,
      state: true,
      mode: true,
      echoedAt: true,
      sendingAt: true,
    },
  })
}

/** The attempt a person decides about: its answer was lost, or its task cannot be found any more. */
export function attendedAttempt(jobId: string) {
  return machineDb().attempt.findFirst({
    where: { jobId, state: { in: ['unknown', 'accepted'] } },
    orderBy: { n: 'desc' },
    select: { id: true, jobId: true, accountId: true, taskId: true },
  })
}
