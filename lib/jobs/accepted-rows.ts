import 'server-only'
import { now, secondsFromNow } from '#lib/clock.ts'
import { type Db, machineTransaction } from '#lib/db.ts'
import { appendEvent, moveJob } from '#lib/jobs/event-rows.ts'
import { demoteVote } from '#lib/jobs/upstream-rows.ts'
import { log } from '#lib/log.ts'
import type { Answer } from '#lib/minimax/wire.ts'
import { closeHold, recover } from '#lib/money/ledger.ts'
import { enqueue } from '#lib/queue.ts'

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
  const proof = await machineTransaction(async (tx) => {
    const elsewhere = await tx.attempt.count({
      where: { accountId: attempt.accountId, taskId, id: { not: attempt.id } },
    })
    if (elsewhere > 0) return 'none'
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
          ...factsOf(answer),
        },
      })
      return count === 1
    }
    const late = !(await accept(open))
    if (late && !(await accept(givenUp))) return 'none'
    const from = await startRendering(tx, attempt.jobId)
    if (takenBack > 0) await closeHold(tx, attempt.jobId, 'release')
    if (late) await recover(tx, attempt.jobId, attempt.id, from === 'failed')
    // Canceled is final: nobody fetches that video, and the provider bills it.
    if (late && !from) await closeHold(tx, attempt.jobId, 'loss')
    if (late) await demoteVote(attempt.accountId, tx)
    await audit?.(tx)
    await appendEvent(tx, {
      jobId: attempt.jobId,
      attemptId: attempt.id,
      kind: answer ? 'accepted' : 'resolved',
    })
    if (from)
      await enqueue('settle', { jobId: attempt.jobId }, { tx, afterSeconds: firstLookSeconds })
    return late ? 'late' : 'in time'
  })
  if (proof === 'late')
    log.error(
      { jobId: attempt.jobId, attemptId: attempt.id, taskId },
      'an attempt that was given up turned out to be taken: its result is kept',
    )
  return proof !== 'none'
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

/** The upstream knows a task again that was before a person: its job goes on. */
export async function recordFound(
  attempt: { id: string; jobId: string },
  audit?: Note,
): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const found = { failureCode: null, dueAt: now() }
    if (!(await moveJob(tx, attempt.jobId, ['attention'], 'rendering', found))) return false
    await tx.attempt.updateMany({
      where: { id: attempt.id },
      data: { attentionAt: null, unknownSince: null },
    })
    await audit?.(tx)
    await appendEvent(tx, { jobId: attempt.jobId, attemptId: attempt.id, kind: 'resolved' })
    await enqueue('settle', { jobId: attempt.jobId }, { tx })
    return true
  })
}

/** What the answer leaves on the attempt. */
export function factsOf(answer: Answer | undefined) {
  if (!answer) return {}
  return {
    httpStatus: answer.httpStatus ?? null,
    baseCode: answer.baseCode ?? null,
    traceId: answer.traceId ?? null,
  }
}
