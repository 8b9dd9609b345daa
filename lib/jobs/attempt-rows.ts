import 'server-only'
import { now, secondsFromNow } from '#lib/clock.ts'
import { type Db, machineTransaction } from '#lib/db.ts'
import { appendEvent, moveJob } from '#lib/jobs/event-rows.ts'
import type { WaitingCode } from '#lib/jobs/failure.ts'
import { fail } from '#lib/jobs/job-rows.ts'
import type { AfterCreate } from '#lib/jobs/lifecycle.ts'
import type { Answer } from '#lib/minimax/wire.ts'
import { enqueue } from '#lib/queue.ts'
import { uuid7 } from '#lib/uuid7.ts'

/** The upstream advises ten seconds between queries; a push comes sooner. */
const firstLookSeconds = 10

const open = ['sending', 'unknown'] as const

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
    const at = now()
    const elsewhere = await tx.attempt.count({
      where: { accountId: attempt.accountId, taskId, id: { not: attempt.id } },
    })
    if (elsewhere > 0) return false
    await tx.attempt.updateMany({
      where: { jobId: attempt.jobId, state: 'prepared', id: { not: attempt.id } },
      data: { state: 'canceled' },
    })
    const { count } = await tx.attempt.updateMany({
      where: { id: attempt.id, state: { in: [...open, 'rejected', 'closed', 'written_off'] } },
      data: {
        state: 'accepted',
        taskId,
        acceptedAt: at,
        leaseUntil: null,
        attentionAt: null,
        ...facts(answer),
      },
    })
    if (count === 0) return false
    const due = secondsFromNow(firstLookSeconds)
    await audit?.(tx)
    await appendEvent(tx, {
      jobId: attempt.jobId,
      attemptId: attempt.id,
      kind: answer ? 'accepted' : 'resolved',
    })
    const moved = await moveJob(
      tx,
      attempt.jobId,
      ['submitting', 'attention', 'queued', 'failed'],
      'rendering',
      {
        submittedAt: at,
        renderingAt: at,
        failureCode: null,
        finishedAt: null,
        dueAt: due,
      },
    )
    if (moved)
      await enqueue('settle', { jobId: attempt.jobId }, { tx, afterSeconds: firstLookSeconds })
    return true
  })
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
  const moved = await moveJob(tx, attempt.jobId, ['submitting'], 'queued', {
    waitingCode: waiting,
    dueAt: secondsFromNow(delaySeconds * (1 + Math.random() / 5)),
  })
  if (!moved) return
  await tx.$executeRaw`
    insert into attempt (id, workspace_id, job_id, n, account_id)
    select ${uuid7()}::uuid, workspace_id, id, ${attempt.n + 1}::int, ${attempt.accountId} from job where id = ${attempt.jobId}::uuid`
  await appendEvent(tx, { jobId: attempt.jobId, kind: 'waiting', data: { code: waiting } })
}

/** A person gave up on an attempt, with a reason. */
export async function writeOffAttempt(
  jobId: string,
  reason: string,
  audit: Note,
): Promise<boolean> {
  return machineTransaction(async (tx) => {
    await tx.attempt.updateMany({
      where: { jobId, state: 'unknown' },
      data: { state: 'written_off', closedReason: reason },
    })
    if (await isInAttention(tx, jobId)) await audit(tx)
    return fail(tx, jobId, ['attention'], 'written_off', 'written_off')
  })
}

/** Its row is locked: whoever comes second finds it decided. */
async function isInAttention(tx: Db, jobId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select id from job where id = ${jobId}::uuid and state = 'attention' for update`
  return rows.length === 1
}

function facts(answer: Answer | undefined) {
  if (!answer) return {}
  return {
    httpStatus: answer.httpStatus ?? null,
    baseCode: answer.baseCode ?? null,
    traceId: answer.traceId ?? null,
  }
}
