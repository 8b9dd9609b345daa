import 'server-only'
import { secondsFromNow } from '#lib/clock.ts'
import { addressLifeSeconds } from '#lib/jobs/callback-address.ts'
import { attemptOfToken } from '#lib/jobs/callback-token.ts'
import { attemptById } from '#lib/jobs/open-attempt-rows.ts'
import { takePush } from '#lib/jobs/take-push.ts'
import { castVote, recordEcho } from '#lib/jobs/vote-rows.ts'
import { log } from '#lib/log.ts'
import { parseCallback } from '#lib/minimax/callback.ts'

/** What the route answers. `missing`: no address of ours, or one whose time is over. `veto`: the challenge is refused on purpose. */
export type CallbackAnswer =
  | { kind: 'echo'; challenge: string }
  | { kind: 'taken' }
  | { kind: 'veto' }
  | { kind: 'missing' }
  | { kind: 'odd' }

/** The upstream gives up after 3 s; a vote that is not committed by then is no vote. */
const voteMilliseconds = 1_500

/** The attempt that an address names: checked before a byte of the body is read. */
export function knownAddress(token: string): string | undefined {
  return attemptOfToken(token)
}

/**
 * Answers the upstream on an attempt's own address. A push is a doorbell: it changes no state, it only
 * makes the job due now. A challenge is echoed; in mode vote only if the row still wants the task.
 */
export async function answerCallback(attemptId: string, body: string): Promise<CallbackAnswer> {
  const message = parseCallback(body)
  if (message.kind === 'odd') return { kind: 'odd' }
  if (message.kind === 'challenge') return answerChallenge(attemptId, message.challenge)
  const taken = await takePush({ attemptId, taskId: message.push.taskId, body })
  return { kind: taken ? 'taken' : 'missing' }
}

async function answerChallenge(attemptId: string, challenge: string): Promise<CallbackAnswer> {
  const late = AbortSignal.timeout(voteMilliseconds)
  try {
    return await unlessLate(late, vote(attemptId, challenge, late))
  } catch (error) {
    log.warn({ err: error, attemptId }, 'a challenge could not be decided in time: refused')
    return { kind: 'veto' }
  }
}

async function vote(
  attemptId: string,
  challenge: string,
  late: AbortSignal,
): Promise<CallbackAnswer> {
  const attempt = await attemptById(attemptId)
  if (!attempt || isOver(attempt)) return { kind: 'missing' }
  late.throwIfAborted() // refused already: nothing may say that it was not
  if (attempt.mode === 'vote') {
    return (await castVote(attemptId, challenge)) ? { kind: 'echo', challenge } : { kind: 'veto' }
  }
  await recordEcho(attemptId, challenge)
  return { kind: 'echo', challenge }
}

/** Counted from the create call: a job may wait for longer than an address lives before it is sent. */
function isOver({ sendingAt, createdAt }: { sendingAt: Date | null; createdAt: Date }): boolean {
  return (sendingAt ?? createdAt) < secondsFromNow(-addressLifeSeconds)
}

function unlessLate<T>(late: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  late.addEventListener('abort', () => reject(late.reason), { once: true })
  return Promise.race([work, promise])
}
