import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { type HttpAnswer, noAnswer, readAnswer } from '#lib/minimax/http-answer.ts'
import type { Account, Answer } from '#lib/minimax/wire.ts'

export type GetOptions = { signal?: AbortSignal; timeoutMs?: number; tries?: number }

/** Connections to the upstream are kept for the next poll; a create never uses them. */
const agent = new Agent({ connections: 16, connect: { timeout: 10_000 } })
const firstPauseMilliseconds = 250

/**
 * Asks the upstream something that changes nothing, so it may be asked again: up to three times, with
 * growing pauses, while the network or the server fails. Never throws.
 */
export async function getAnswer(
  account: Account,
  address: URL,
  { signal, timeoutMs = 15_000, tries = 3 }: GetOptions = {},
): Promise<{ answer: HttpAnswer } | { none: Answer }> {
  for (let tried = 1; ; tried += 1) {
    const got = await once(account, address, timeoutMs, signal)
    if (tried >= tries || !passing(got)) return got
    const pause = firstPauseMilliseconds * 4 ** (tried - 1) * (0.75 + Math.random() / 2)
    await wait(pause, undefined, { signal }).catch(ignore)
    if (signal?.aborted) return got
  }
}

async function once(
  account: Account,
  address: URL,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<{ answer: HttpAnswer } | { none: Answer }> {
  const deadline = AbortSignal.timeout(timeoutMs)
  const ended = AbortSignal.any(signal ? [signal, deadline] : [deadline])
  try {
    const response = await request(address, {
      dispatcher: agent,
      headers: {
        authorization: `Bearer ${account.apiKey}`,
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': 'firstframe',
      },
      signal: ended,
    })
    const answer = await readAnswer(response, ended)
    const whole = answer.cut === undefined || answer.cut === 'limit'
    return whole ? { answer } : { none: noAnswer(`the body broke off: ${answer.cut}`) }
  } catch (error) {
    return { none: noAnswer(error) }
  }
}

/** What another try in a moment may cure. */
function passing(got: { answer: HttpAnswer } | { none: Answer }): boolean {
  return 'none' in got || got.answer.httpStatus >= 500 || got.answer.httpStatus === 408
}

/** The pause was cut short by the caller. */
function ignore() {}
