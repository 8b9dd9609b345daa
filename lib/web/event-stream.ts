import 'server-only'
import { isLive, type Viewer } from '#lib/accounts/viewer.ts'
import { onWorkspaceEvent } from '#lib/live.ts'
import { follow } from '#lib/web/feed.ts'

const heartbeatMilliseconds = 15_000
/** Whoever leaves so many pieces unread has gone without a word; the browser resumes when it is back. */
const unreadAtMost = 1_000
const encoder = new TextEncoder()

/**
 * The workspace's changes as server-sent events, from event `after` on. The number of a line is the
 * browser's Last-Event-ID, so a reload, a sleep or a lost network misses nothing. Ends when the session does.
 */
export function eventStream(viewer: Viewer, after: string, signal: AbortSignal): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => open(viewer, after, signal, controller),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

function open(
  viewer: Viewer,
  after: string,
  signal: AbortSignal,
  controller: ReadableStreamDefaultController<Uint8Array>,
): void {
  const stopListening = onWorkspaceEvent(viewer.workspaceId, (news) => {
    if (news !== 'event') void beat()
  })
  const heartbeat = setInterval(() => void beat(), heartbeatMilliseconds)
  signal.addEventListener('abort', end, { once: true })
  give(encoder.encode('retry: 1000\n\n'))
  const unfollow = follow(viewer.workspaceId, { position: after, give, end })

  function give(bytes: Uint8Array): void {
    controller.enqueue(bytes)
    if (Number(controller.desiredSize) < -unreadAtMost) end()
  }

  async function beat(): Promise<void> {
    if (!(await isLive(viewer).catch(() => false))) return end()
    if (!signal.aborted) give(encoder.encode(': still here\n\n'))
  }

  function end(): void {
    clearInterval(heartbeat)
    stopListening()
    unfollow()
    signal.removeEventListener('abort', end)
    try {
      controller.close()
    } catch {
      // the browser closed it first
    }
  }
}
