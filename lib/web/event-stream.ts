import 'server-only'
import { isLive } from '#lib/accounts/is-live.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { onWorkspaceEvent } from '#lib/live.ts'
import { follow } from '#lib/web/feed.ts'

/**
 * Until a stream's next heartbeat. Each has a rhythm of its own, so that those which were opened together part; but
 * they beat on full seconds of the clock, where whoever beats as well shares the question to the database.
 */
function untilNextBeat(): number {
  const at = Date.now() + 10_000 + Math.random() * 5_000
  return at - (at % 1_000) + 1_000 - Date.now()
}
/** Whoever leaves so many pieces unread has gone without a word; the browser resumes when it is back. */
const unreadAtMost = 1_000
const encoder = new TextEncoder()

/**
 * The workspace's changes as server-sent events, from event `after` on. The number of a line is the
 * browser's Last-Event-ID, so a reload, a sleep or a lost network misses nothing. It says first in which role the
 * viewer looks on, and ends, saying so, when their session, their membership or that role does.
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
  const { workspaceId, role } = viewer
  const follower = { position: after, role, give, end }
  give(encoder.encode(`retry: 1000\nevent: role\ndata: ${role}\n\n`))
  let unfollow: (() => void) | undefined = follow(workspaceId, follower)
  let over = false
  const stopListening = onWorkspaceEvent(workspaceId, (news) => {
    if (news === 'event') return
    pause() // nothing more is said until it is sure that the viewer may hear it
    void beat()
  })
  let heartbeat = setTimeout(beatOn, untilNextBeat())
  signal.addEventListener('abort', end, { once: true })

  function give(bytes: Uint8Array): void {
    controller.enqueue(bytes)
    if (Number(controller.desiredSize) < -unreadAtMost) end()
  }

  function beatOn(): void {
    heartbeat = setTimeout(beatOn, untilNextBeat())
    void beat()
  }

  async function beat(): Promise<void> {
    const live = await isLive(viewer).catch(() => undefined)
    if (over) return
    give(encoder.encode(live === false ? 'event: over\ndata:\n\n' : ': still here\n\n'))
    if (!live) return end()
    if (!over) unfollow ??= follow(workspaceId, follower)
  }

  function pause(): void {
    unfollow?.()
    unfollow = undefined
  }

  function end(): void {
    over = true
    clearTimeout(heartbeat)
    stopListening()
    pause()
    signal.removeEventListener('abort', end)
    try {
      controller.close()
    } catch {
      // the browser closed it first
    }
  }
}
