import { once } from 'node:events'
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Exchange } from '../exchange.ts'

/** Promises all of a body, sends half of it and breaks the connection off. */
export async function sendHalf(
  { request, response }: Exchange,
  answer: { status: number; headers: OutgoingHttpHeaders; body: Uint8Array },
): Promise<void> {
  response.writeHead(answer.status, answer.headers)
  const half = answer.body.subarray(0, Math.floor(answer.body.byteLength / 2))
  await new Promise((resolve) => response.write(half, resolve))
  request.socket.destroySoon()
}

/** Answers JSON one character after the other, spread over the time: no pause is ever long. */
export async function sendSlowly(
  { world, response }: Exchange,
  text: string,
  milliseconds: number,
) {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
  for (const character of text) {
    if (response.closed) return
    response.write(character)
    await wait(milliseconds / text.length, undefined, { signal: world.end.signal })
  }
  response.end()
}

/** Resolves when `response` takes more, or is closed. */
export async function drained(response: ServerResponse): Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  const never = () => undefined
  await Promise.race([
    once(response, 'drain', { signal }).catch(never),
    once(response, 'close', { signal }).catch(never),
  ])
  stop.abort()
}
