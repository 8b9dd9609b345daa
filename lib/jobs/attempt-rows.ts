import 'server-only'
import { now, secondsFromNow } from '#lib/clock.ts'
import { type Db, machineTransaction } from '#lib/db.ts'
import { appendEvent, moveJob } from '#lib/jobs/event-rows.ts'
import type { WaitingCode } from '#lib/jobs/failure.ts'
import { fail } from '#lib/jobs/job-rows.ts'
import type { AfterCreate } from '#lib/jobs/lifecycle.ts'
import type { Answer } from '#lib/minimax/wire.ts'
import { closeHold, moveHold, recover } from '#lib/money/ledger.ts'
import { enqueue } from '#lib/queue.ts'
import { uuid7 } from '#lib/uuid7.ts'

/** The upstream advises ten seconds between queries; a push comes sooner. */
const firstLookSeconds = 10

type AttemptState = (typeof open)[number] | (typeof givenUp)[number]
const open = ['sending', 'unknown'] as const
/** Thought dead, and their money was given back or written off. */
const givenUp = ['rejected', 'closed', 'written_off'] as const

/** Writes what a person did into the audit, in the transaction that does it. */
export type Note = (tx: Db) => Promise<void>

/**
 * The upstream took the task: the only state that holds its id. False when another process was first,
 * or when the id is another attempt's. Also on late proof, after the attempt was given up: then a new attempt that was not sent yet is taken back.
 */
export async function recordAccepted(
  attempt: { id: string; jobId: string; accountId: string },
  taskId: string,
  answer: Answer | undefined,
  audit?: Note,
): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const elsewhere = await tx.attempt.count({
      where: { accountId: attempt.accountId, taskId, id: { not: attempt.id } },
    })
    if (elsewhere > 0) return false
    const { count: takenBack } = await tx.attempt.updateMany({
      where: { jobId: attempt.jobId, state: 'prepared', id: { not: attempt.id } },
      data: { state: 'canceled' },
    })
    const accept = async (from: readonly AttemptState[]) => {
      const { count } = await tx.attempt.updateMany({
        where: { id: attempt.id, state: { in: [...from] } },
        data: {
          state: 'accepted',
          accountId: attempt.accountId,
          taskId,
          acceptedAt: now(),
          leaseUntil: null,
          attentionAt: null,
          ...facts(answer),
        },
      })
      return count === 1
    }
    const late = !(await accept(open))
    if (late && !(await accept(givenUp))) return false
    const from = await startRendering(tx, attempt.jobId)
    if (takenBack > 0) await closeHold(tx, attempt.jobId, 'release')
    if (late) await recover(tx, attempt.jobId, attempt.id, from === 'failed')
    // Canceled is final: nobody fetches that video, and the provider bills it.
    if (late && !from) await closeHold(tx, attempt.jobId, 'loss')
    await audit?.(tx)
    await appendEvent(tx, {
      jobId: attempt.jobId,
      attemptId: attempt.id,
      kind: answer ? 'accepted' : 'resolved',
    })
    if (from)
      await enqueue('settle', { jobId: attempt.jobId }, { tx, afterSeconds: firstLookSeconds })
    return true
  })
}

/** Says whether the job was failed or alive before; undefined when it is done or canceled, which is final. */
async function startRendering(tx: Db, jobId: string): Promise<'failed' | 'alive' | undefined> {
  const at = now()
  const fields = {
    submittedAt: at,
    renderingAt: at,
    failureCode: null,
    finishedAt: null,
    dueAt: secondsFromNow(firstLookSeconds),
  }
  const alive = ['submitting', 'attention', 'queued'] as const
  if (await moveJob(tx, jobId, alive, 'rendering', fields)) return 'alive'
  return (await moveJob(tx, jobId, ['failed'], 'rendering', fields)) ? 'failed' : undefined
}

/** Nobody knows whether the upstream took it: kept, never repeated by software. */
export async function recordUnknown(
  attempt: { id: string; jobId: string },
  answer: Answer | undefined,
  why: string,
): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const { count } = await tx.attempt.updateMany({
      where: { id: attempt.id, state: 'sending' },
      data: { state: 'unknown', leaseUntil: null, closedReason: why, ...facts(answer) },
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
      data: { state: 'rejected', leaseUntil: null, closedReason: reason, ...facts(answer) },
    })
    if (count === 0) return false
    await appendEvent(tx, {
      jobId: attempt.jobId,
      attemptId: attempt.id,
      kind: 'refused',
      data: { reason },
    })
    if (refusal.to === 'failed')
      await fail(tx, attempt.jobId, ['submitting'], refusal.failure, 'failed')
    else await requeue(tx, attempt, refusal.waiting, refusal.delaySeconds)
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
    await appendEvent(tx, { jobId: attempt.jobId, attemptId: attempt.id, kind: 'closed' })
    await requeue(tx, attempt, 'upstream_unreachable', 0)
    return true
  })
}

async function requeue(
  tx: Db,
  attempt: { jobId: string; n: number; accountId: string },
  waiting: WaitingCode,
  delaySeconds: number,
) {
  // Also from before a person: that nobody took the attempt is proven now, and there is nothing left to decide.
  const moved = await moveJob(tx, attempt.jobId, ['submitting', 'attention'], 'queued', {
    failureCode: null,
    waitingCode: waiting,
    dueAt: secondsFromNow(delaySeconds * (1 + Math.random() / 5)),
  })
  if (!moved) return
  const attemptId = uuid7()
  await tx.$executeRaw`
    insert into attempt (id, workspace_id, job_id, n, account_id)
    select ${attemptId}::uuid, workspace_id, id, ${attempt.n + 1}::int, ${attempt.accountId} from job where id = ${attempt.jobId}::uuid`
  await moveHold(tx, attempt.jobId, attemptId)
  await appendEvent(tx, { jobId: attempt.jobId, kind: 'waiting', data: { code: waiting } })
}

function facts(answer: Answer | undefined) {
  if (!answer) return {}
  return {
    httpStatus: answer.httpStatus ?? null,
    baseCode: answer.baseCode ?? null,
    traceId: answer.traceId ?? null,
  }
}
