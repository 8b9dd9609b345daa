import { freshConnection, reachable } from './reach.ts'
import type { World } from './world.ts'

/** One question put to a callback address, and whether it was answered as the contract wants. */
export type ChallengeRecord = {
  value: unknown
  sentAt: Date
  result: 'echoed' | 'timeout' | 'unreachable' | 'status' | 'not_json' | 'different'
  httpStatus: number | undefined
  milliseconds: number
}

const answerLimitMilliseconds = 3000

/**
 * POSTs `{ "challenge": value }` (or no challenge at all when `value` is undefined) to `url`. Echoed
 * means: within 3 s, from that very address, status 200, JSON, the same value.
 */
export async function challenge(
  { settings, counters, end }: World,
  url: string,
  value: unknown,
): Promise<ChallengeRecord> {
  const sentAt = new Date()
  const start = performance.now()
  counters.challenges.sent += 1
  const answer = await ask(url, value, settings.privateUrls, end.signal)
  const { results } = counters.challenges
  results[answer.result] = (results[answer.result] ?? 0) + 1
  const milliseconds = Math.round(performance.now() - start)
  return { value, sentAt, ...answer, milliseconds }
}

async function ask(
  text: string,
  value: unknown,
  privateUrls: boolean,
  end: AbortSignal,
): Promise<Pick<ChallengeRecord, 'result' | 'httpStatus'>> {
  const limit = AbortSignal.timeout(answerLimitMilliseconds)
  let httpStatus: number | undefined
  try {
    const url = await reachable(text, privateUrls)
    if (!url) return { result: 'unreachable', httpStatus }
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...freshConnection },
      body: JSON.stringify({ challenge: value }),
      redirect: 'manual',
      signal: AbortSignal.any([limit, end]),
    })
    httpStatus = response.status
    if (httpStatus !== 200) {
      await response.body?.cancel()
      return { result: 'status', httpStatus }
    }
    const body = parse(await response.text())
    if (body === undefined || !response.headers.get('content-type')?.includes('json')) {
      return { result: 'not_json', httpStatus }
    }
    const same = JSON.stringify(body.challenge) === JSON.stringify(value)
    return { result: same ? 'echoed' : 'different', httpStatus }
  } catch {
    return { result: limit.aborted ? 'timeout' : 'unreachable', httpStatus }
  }
}

/** The object that `text` is in JSON, or undefined. */
function parse(text: string): { challenge?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
