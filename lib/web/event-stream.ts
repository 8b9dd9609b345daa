import 'server-only'
import { system } from '#lib/accounts/system.ts'
import { isLive, type Viewer } from '#lib/accounts/viewer.ts'
import { linesAfter } from '#lib/jobs/stream-queries.ts'
import { type News, onWorkspaceEvent } from '#lib/live.ts'
import { log } from '#lib/log.ts'

const heartbeatMilliseconds = 15_000
const linesAtOnce = 500
const encoder = new TextEncoder()

/**
 * The workspace's changes as server-sent events, from event `after` on. The number of a line is the
 * browser's Last-Event-ID, so a reload, a sleep or a lost network misses nothing. Ends when the session does.
 */
export function eventStream(viewer: Viewer, after: string, signal: AbortSignal): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => follow(viewer, after, signal, controller),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

function follow(
  viewer: Viewer,
  after: string,
  signal: AbortSignal,
  controller: ReadableStreamDefaultController<Uint8Array>,
): void {
  let position = after
  let reading = false
  let rungAgain = false
  const write = (text: string) => controller.enqueue(encoder.encode(text))
  const stopListening = onWorkspaceEvent(viewer.workspaceId, hear)
  const heartbeat = setInterval(() => void beat(), heartbeatMilliseconds)
  signal.addEventListener('abort', end, { once: true })
  write('retry: 1000\n\n')
  void read()

  function hear(news: News): void {
    if (news !== 'event') void beat()
    if (news !== 'session') void read()
  }

  /** One reader at a time: a ring while reading means one more round. */
  async function read(): Promise<void> {
    rungAgain = true
    if (reading) return
    reading = true
    try {
      while (rungAgain && !signal.aborted) {
        rungAgain = false
        for (let lines = await next(); lines > 0; lines = await next());
      }
    } catch (error) {
      log.warn({ err: error }, 'an event stream could not be read; the browser will resume it')
      end()
    } finally {
      reading = false
    }
  }

  async function next(): Promise<number> {
    const lines = await linesAfter(system('live'), viewer.workspaceId, position, linesAtOnce)
    if (signal.aborted) return 0
    for (const { seq, json } of lines) {
      write(`id: ${seq}\nevent: job\ndata: ${json}\n\n`)
      position = seq
    }
    return lines.length
  }

  async function beat(): Promise<void> {
    if (!(await isLive(viewer).catch(() => false))) return end()
    if (!signal.aborted) write(': still here\n\n')
  }

  function end(): void {
    clearInterval(heartbeat)
    stopListening()
    signal.removeEventListener('abort', end)
    try {
      controller.close()
    } catch {
      // the browser closed it first
    }
  }
}
