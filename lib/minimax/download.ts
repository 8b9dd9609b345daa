import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { DownloadFailed, passes } from '#lib/minimax/download-failed.ts'
import { type PartOptions, Progress, part } from '#lib/minimax/download-part.ts'

export { DownloadFailed } from '#lib/minimax/download-failed.ts'

export type DownloadOptions = {
  maxBytes: number
  /** Hosts (`host:port`) that may be private: the account's own, for the sandbox. Nothing else may. */
  allowHosts?: readonly string[]
  signal?: AbortSignal
  /** For all of it, every try included. */
  totalMs?: number
  /** For each silence. */
  idleMs?: number
  /** Connections that may be opened one after the other. */
  tries?: number
}

const defaults = { totalMs: 10 * 60_000, idleMs: 15_000, tries: 6 }
const pauseMilliseconds = { first: 100, longest: 5_000 }

/**
 * The bytes of a video behind a link that `retrieveFile` gave, piece by piece (docs/upstream.md, 5). No
 * credentials are sent. A stream that breaks off is resumed where it broke. Throws DownloadFailed,
 * or the reason of `signal`; what was yielded before is then worth nothing.
 */
export async function* download(
  url: string,
  options: DownloadOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* video(resumed(url, options))
}

/** Nothing is passed on before it looks like an MP4: `ftyp` is the type of the first box. */
async function* video(source: AsyncIterable<Uint8Array>) {
  let head: Uint8Array | undefined = new Uint8Array()
  for await (const chunk of source) {
    if (!head) {
      yield chunk
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.byteLength < 8) continue
    if (Buffer.from(head.subarray(4, 8)).toString('latin1') !== 'ftyp') {
      throw new DownloadFailed('not_video')
    }
    yield head
    head = undefined
  }
  if (head) throw new DownloadFailed('not_video')
}

async function* resumed(url: string, options: DownloadOptions) {
  const { totalMs, idleMs, tries } = { ...defaults, ...options }
  const endsAt = performance.now() + totalMs
  const progress = new Progress()
  for (let tried = 1; ; tried += 1) {
    const leftMs = Math.ceil(endsAt - performance.now())
    if (leftMs <= 0) throw new DownloadFailed('timeout')
    try {
      yield* part(url, progress, { ...options, timeoutMs: leftMs, idleMs } satisfies PartOptions)
      return
    } catch (error) {
      if (progress.complete()) return
      if (!(error instanceof DownloadFailed) || !passes(error) || tried >= tries) throw error
    }
    const pause = Math.min(pauseMilliseconds.first * 2 ** (tried - 1), pauseMilliseconds.longest)
    await wait(pause, undefined, { signal: options.signal }).catch(ignore)
    options.signal?.throwIfAborted()
  }
}

/** The pause was cut short by the caller, who is answered with the caller's own reason. */
function ignore() {}
