import 'server-only'
import { Readable } from 'node:stream'
import { Client } from 'undici'
import { classifyCreate } from '#lib/minimax/create-answer.ts'
import { type CreateBody, createBody } from '#lib/minimax/create-body.ts'
import { longestCreateMilliseconds } from '#lib/minimax/create-time.ts'
import { noAnswer, onRecord, readAnswer } from '#lib/minimax/http-answer.ts'
import { oneSocket } from '#lib/minimax/one-socket.ts'
import { createAddress } from '#lib/minimax/providers.ts'
import type { Account, CreateOutcome, CreateRequest } from '#lib/minimax/wire.ts'
import { unlessEnded } from '#lib/net/ended.ts'

const connectMilliseconds = 10_000

/**
 * Asks for one video. This call costs money and cannot be repeated safely: one connection of its own,
 * no retries, no redirects, and an outcome for everything that can happen (docs/upstream.md, 3.1).
 * Never throws.
 */
export async function createTask(
  account: Account,
  request: CreateRequest,
  {
    signal,
    timeoutMs = longestCreateMilliseconds,
  }: { signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<CreateOutcome> {
  const deadline = AbortSignal.timeout(timeoutMs)
  const ended = AbortSignal.any(signal ? [signal, deadline] : [deadline])
  const body = createBody(request)
  const socket = oneSocket(Math.min(connectMilliseconds, timeoutMs))
  const address = createAddress(account)
  const client = new Client(address.origin, {
    connect: socket.connect,
    headersTimeout: 0, // the whole call has its deadline
    bodyTimeout: 0,
  })
  try {
    const response = await client.request({
      method: 'POST',
      path: address.pathname + address.search,
      headers: {
        authorization: `Bearer ${account.apiKey}`,
        'content-type': 'application/json',
        'content-length': String(body.sizeBytes),
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': 'firstframe',
      },
      body: await primed(body, ended),
      reset: true,
      signal: ended,
    })
    const answer = await readAnswer(response, ended)
    const { verdict, baseCode } = classifyCreate(answer)
    const secrets = [account.apiKey, ...(request.callbackUrl ? [request.callbackUrl] : [])]
    return { ...onRecord(answer, baseCode, secrets), ...verdict }
  } catch (error) {
    if (!socket.opened()) {
      return {
        ...noAnswer(error),
        kind: 'refused',
        reason: 'not_sent',
        retryAfterSeconds: undefined,
      }
    }
    return { ...noAnswer(error), kind: 'unknown', why: ended.aborted ? 'timeout' : 'reset' }
  } finally {
    void client.destroy()
    void body.chunks.return().catch(ignore)
  }
}

/** The body with its first piece already made: a frame that cannot be read fails before the socket opens. */
async function primed({ chunks }: CreateBody, ended: AbortSignal): Promise<Readable> {
  const first = await unlessEnded(chunks.next(), ended)
  if (!first) throw new Error('the frame was not read in time')
  return Readable.from(resumed(first, chunks))
}

async function* resumed(first: IteratorResult<string, void>, rest: AsyncIterable<string>) {
  if (first.value) yield first.value
  yield* rest
}

/** The frame's own trouble after the call ended. */
function ignore() {}
