import 'server-only'
import { secondsFromNow } from '#lib/clock.ts'
import { type Db, machineTransaction } from '#lib/db.ts'
import { factsOf } from '#lib/jobs/accepted-rows.ts'
import { appendEvent, moveJob } from '#lib/jobs/event-rows.ts'
import type { WaitingCode } from '#lib/jobs/failure.ts'
import { fail } from '#lib/jobs/job-rows.ts'
import type { AfterCreate } from '#lib/jobs/lifecycle.ts'
import type { Answer } from '#lib/minimax/wire.ts'
import { moveHold } from '#lib/money/ledger.ts'
import { uuid7 } from '#lib/uuid7.ts'

/** Nobody knows whether the upstream took it: kept, never repeated by software. */
export async function recordUnknown(
  attempt: { id: string; jobId: string },
  answer: Answer | undefined,
  why: string,
): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const { count } = await tx.attempt.updateMany({
      where: { id: attempt.id, state: 'sending' },
      data: { state: 'unknown', leaseUntil: null, closedReason: why, ...factsOf(answer) },
    })
    if (count === 0) return false
    await tx.job.updateMany({
      where: { id: attempt.jobId, state: 'submitting' },
      data: { dueAt: secondsFromNow(2) },
    })
    await appendEvent(tx, { jobId: attempt.jobId, attemptId: attempt.id, kind: 'unknown' })
    return true
  })
}

type Refusal = Extract<AfterCreate, { to: 'requeue' | 'failed' }>

/**
 * The upstream certainly did not take it. Read again under the row's lock: if an echo came in
 * meanwhile, nothing changes and the caller must treat the answer as unknown.
 */
export async function recordRefused(
  attempt: { id: string; jobId: string; n: number; accountId: string },
  refusal: Refusal,
  answer: Answer,
  reason: string,
): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const { count } = await tx.attempt.updateMany({
      where: { id: attempt.id, state: 'sending', echoedAt: null },
      data: { state: 'rejected', leaseUntil: null, closedReason: reason, ...factsOf(answer) },
    })
    if (count === 0) return false
    const { jobId, id: attemptId } = attempt
    const told = () => appendEvent(tx, { jobId, attemptId, kind: 'refused', data: { reason } })
    if (refusal.to === 'requeue')
      await requeue(tx, attempt, refusal.waiting, refusal.delaySeconds, told)
    else if (!(await fail(tx, jobId, ['submitting'], refusal.failure, { kind: 'failed' }, told)))
      await told()
    return true
  })
}

/** Closes an attempt whose challenge we can still refuse: from now on the vote is lost to it (mode vote only). */
export async function closeUnvoted(attempt: {
  id: string
  jobId: string
  n: number
  accountId: string
}): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const { count } = await tx.attempt.updateMany({
      where: { id: attempt.id, state: 'unknown', mode: 'vote', echoedAt: null },
      data: { state: 'closed', closedReason: 'no_echo' },
    })
    if (count === 0) return false
    const { jobId, id: attemptId } = attempt
    const told = () => appendEvent(tx, { jobId, attemptId, kind: 'closed' })
    await requeue(tx, attempt, 'upstream_unreachable', 0, told)
    return true
  })
}

/** `told` says what became of the attempt before, once every other row is locked. */
async function requeue(
  tx: Db,
  attempt: { jobId: string; n: number; accountId: string },
  waiting: WaitingCode,
  delaySeconds: number,
  told: () => Promise<void>,
) {
  // Also from before a person: that nobody took the attempt is proven now, and there is nothing left to decide.
  const moved = await moveJob(tx, attempt.jobId, ['submitting', 'attention'], 'queued', {
    failureCode: null,
    waitingCode: waiting,
    dueAt: secondsFromNow(delaySeconds * (1 + Math.random() / 5)),
  })
  if (!moved) return told()
  const attemptId = uuid7()
  await tx.$executeRaw`
    insert into attempt (id, workspace_id, job_id, n, account_id)
    select ${attemptId}::uuid, workspace_id, id, ${attempt.n + 1}::int, ${attempt.accountId} from job where id = ${attempt.jobId}::uuid`
  await moveHold(tx, attempt.jobId, attemptId)
  await told()
  await appendEvent(tx, { jobId: attempt.jobId, kind: 'waiting', data: { code: waiting } })
}
