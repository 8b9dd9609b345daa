import 'server-only'
import { system } from '#lib/accounts/system.ts'
import { wait } from '#lib/clock.ts'
import { frameForSending } from '#lib/frames/queries.ts'
import { recordAccepted } from '#lib/jobs/accepted-rows.ts'
import { recordRefused, recordUnknown } from '#lib/jobs/attempt-rows.ts'
import { callbackAddress } from '#lib/jobs/callback-address.ts'
import { facts, isModel } from '#lib/jobs/catalog.ts'
import { addEvidence } from '#lib/jobs/evidence-rows.ts'
import { afterCreate } from '#lib/jobs/lifecycle.ts'
import { attemptById } from '#lib/jobs/open-attempt-rows.ts'
import { endPause, pauseAccount } from '#lib/jobs/pause-rows.ts'
import type { Sending } from '#lib/jobs/send-rows.ts'
import {
  demoteVote,
  noteCallbackError,
  noteUpstreamError,
  noteUpstreamOk,
} from '#lib/jobs/upstream-rows.ts'
import { log } from '#lib/log.ts'
import { createTask } from '#lib/minimax/create.ts'
import type { CreateOutcome, CreateRequest } from '#lib/minimax/wire.ts'
import { accountById } from '#lib/upstream-keys/queries.ts'

/** A process that was paused for longer than this between claim and send does not send any more. */
const staleMilliseconds = 5_000

/**
 * Makes the one create call of an attempt that is committed as `sending`, with no transaction held: the
 * challenge comes back inside the call and needs the same row. Then records what the answer means,
 * trying for as long as the process lives. `claimedAt` is by performance.now(), before the claim.
 */
export async function send(sending: Sending, claimedAt: number): Promise<void> {
  const outcome = await call(sending, claimedAt)
  log.info(
    {
      jobId: sending.jobId,
      attempt: sending.n,
      outcome: outcome.kind,
      httpStatus: outcome.httpStatus,
      baseCode: outcome.baseCode,
      traceId: outcome.traceId,
    },
    'create call answered',
  )
  await untilRecorded(() => record(sending, outcome))
}

async function call(sending: Sending, claimedAt: number): Promise<CreateOutcome> {
  try {
    const account = await accountById(system('worker'), sending.accountId)
    const request = await requestFor(sending)
    const stale = performance.now() - claimedAt > staleMilliseconds
    return stale || !account ? notSent : await createTask(account, request)
  } catch (error) {
    // createTask answers with values: what throws here threw before it, for example an unreadable frame or key.
    log.error({ err: error, jobId: sending.jobId }, 'a create call could not be prepared')
    return notSent
  }
}

const notSent: CreateOutcome = {
  kind: 'refused',
  reason: 'not_sent',
  retryAfterSeconds: undefined,
  httpStatus: undefined,
  baseCode: undefined,
  traceId: undefined,
  excerpt: '',
}

async function requestFor(sending: Sending): Promise<CreateRequest> {
  const fast = isModel(sending.model) && facts(sending.model).fastPretreatment
  return {
    model: sending.model,
    prompt: sending.prompt,
    durationSeconds: sending.durationSeconds,
    resolution: sending.resolution,
    promptOptimizer: sending.promptOptimizer,
    fastPretreatment: fast ? sending.fastPretreatment : undefined,
    callbackUrl: sending.mode === 'none' ? undefined : callbackAddress(sending.attemptId),
    firstFrame: await frameForSending(system('worker'), sending.frameId),
  }
}

async function record(sending: Sending, outcome: CreateOutcome): Promise<void> {
  const attempt = { ...sending, id: sending.attemptId }
  const onRecord = await attemptById(sending.attemptId)
  const echoed = onRecord?.echoedAt != null
  const next = afterCreate(outcome, { echoed, tries: sending.n - 1 })
  if (outcome.kind !== 'accepted')
    await addEvidence(attempt.id, 'response', String(outcome.httpStatus ?? 'none'), outcome.excerpt)

  if (next.to === 'rendering') {
    const bound = await recordAccepted(attempt, next.taskId, outcome)
    if (!bound) await recordUnknown(attempt, outcome, 'task_id_taken')
    await noteUpstreamOk(sending.accountId)
    await endPause(sending.accountId)
    if (sending.mode === 'vote' && !echoed) await demoteVote(sending.accountId)
    return
  }
  await noteUpstreamError(
    sending.accountId,
    outcome.kind === 'refused' ? outcome.reason : 'unknown',
    outcome.traceId,
  )
  if (next.to === 'unknown' || outcome.kind !== 'refused') {
    await recordUnknown(
      attempt,
      outcome,
      outcome.kind === 'unknown' ? outcome.why : 'refused_after_echo',
    )
    return
  }
  if (outcome.reason === 'callback') await noteCallbackError(sending.accountId)
  if (next.to === 'requeue' && next.pauseAccount)
    await pauseAccount(sending.accountId, next.waiting, next.delaySeconds)
  const believed = await recordRefused(attempt, next, outcome, outcome.reason)
  if (!believed) await recordUnknown(attempt, outcome, 'refused_after_echo')
}

/** The answer is worth money: writing it is tried again, with growing pauses, until it is written. */
async function untilRecorded(write: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await write()
    } catch (error) {
      log.error({ err: error, tries }, 'an answer could not be recorded; trying again')
      await wait(Math.min(10_000, 100 * 2 ** Math.min(tries, 10)))
    }
  }
}
