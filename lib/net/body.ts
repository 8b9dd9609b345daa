import type { UrlProblem } from '#lib/net/target.ts'

/** Why a body that had begun did not end well. */
export type BodyProblem = 'too_large' | 'stalled' | 'timeout' | 'reset'

/** Thrown while the body of an opened address is read. */
export class BodyBroken extends Error {
  readonly reason: BodyProblem

  constructor(reason: BodyProblem, options?: ErrorOptions) {
    super(`the body broke off: ${reason}`, options)
    this.reason = reason
  }
}

type Bounds = {
  maxBytes: number
  /** The Content-Length, when one was given. */
  declaredBytes: number | undefined
  deadline: AbortSignal
  signal: AbortSignal | undefined
  close: () => Promise<void>
}

/** `body` within its bounds. Throws BodyBroken, or the reason of `signal`; closes the connection in every case. */
export async function* boundedBody(
  body: AsyncIterable<Uint8Array>,
  { maxBytes, declaredBytes, deadline, signal, close }: Bounds,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    if (declaredBytes !== undefined && declaredBytes > maxBytes) throw new BodyBroken('too_large')
    let received = 0
    for await (const chunk of body) {
      received += chunk.byteLength
      if (received > maxBytes) throw new BodyBroken('too_large')
      yield chunk
    }
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof BodyBroken) throw error
    throw new BodyBroken(deadline.aborted ? 'timeout' : isIdle(error) ? 'stalled' : 'reset', {
      cause: error,
    })
  } finally {
    await close()
  }
}

/** What an error before the body means. */
export function problemOf(error: unknown, deadline: AbortSignal): UrlProblem {
  return deadline.aborted || isIdle(error) ? 'url_timeout' : 'url_unreachable'
}

/** The library's own timers: connect, headers, body. */
function isIdle(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^UND_ERR_\w+_TIMEOUT$/.test(error.code)
  )
}
