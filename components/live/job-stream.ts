import { inThisWorkspace } from '#components/shell/here.ts'
import type { JobView } from '#lib/jobs/view.ts'

/** A job and the number of the event after which it looked like this. */
export type Seen = { job: JobView; seq: number }

/** `down` only after a connection was lost or could not be made: nothing is said while the first one opens. */
export type StreamState = 'idle' | 'connecting' | 'open' | 'down'

export type Access = { role: string | undefined; endings: number }

const firstPauseMilliseconds = 1_000
const longestPauseMilliseconds = 30_000
/** A page in the background gives its connection back: browsers allow six to a host. */
const hiddenMilliseconds = 60_000
/** From one page to the next the stream stays open. */
const unwatchedMilliseconds = 5_000

/**
 * The one event stream of this browser tab, shared by every page that shows jobs. It continues where
 * the first page's data ends, and after any break where it stopped, so nothing is missed.
 */
class JobStream {
  state: StreamState = 'idle'
  /** Grows with every change; a snapshot for useSyncExternalStore. */
  version = 0
  readonly seen = new Map<string, Seen>()
  /** The role in which the open stream is read, and how often one was ended because that changed. */
  access: Access = { role: undefined, endings: 0 }
  private readonly listeners = new Set<() => void>()
  private source: EventSource | undefined
  private position = 0
  private watchers = 0
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Keeps the stream open until the answer is called. `seq` is where the page's own data ends. */
  watch(seq: number): () => void {
    this.watchers++
    clearTimeout(this.timer)
    document.addEventListener('visibilitychange', this.onVisibility)
    addEventListener('offline', this.onOffline)
    addEventListener('online', this.onOnline)
    if (this.position === 0) this.position = seq
    if (this.broken()) this.open()
    return () => {
      this.watchers--
      if (this.watchers === 0) this.later(unwatchedMilliseconds, () => this.stop())
    }
  }

  /** Ends the stream and forgets what it said: whoever comes next may be somebody else. */
  forget(): void {
    this.stop()
    this.seen.clear()
    this.position = 0
    this.access = { role: undefined, endings: 0 }
    this.changed()
  }

  private open(): void {
    clearTimeout(this.timer)
    this.source?.close()
    this.source = new EventSource(this.address())
    this.source.addEventListener('open', () => this.opened())
    this.source.addEventListener('job', (event) => this.take(event))
    this.source.addEventListener('role', ({ data }) => this.enter(data))
    this.source.addEventListener('over', () => this.expelled())
    this.source.addEventListener('error', () => this.lost())
    if (this.state !== 'down') this.become('connecting')
  }

  private opened(): void {
    this.failures = 0
    this.become('open')
  }

  private take(event: MessageEvent<string>): void {
    const seq = Number(event.lastEventId)
    const job: JobView = JSON.parse(event.data)
    this.position = Math.max(this.position, seq)
    this.seen.set(job.id, { job, seq })
    this.changed()
  }

  /** What was seen in another role says wrongly what may be done with it. */
  private enter(role: string): void {
    if (this.access.role === role) return
    if (this.access.role !== undefined) this.seen.clear()
    this.access = { ...this.access, role }
    this.changed()
  }

  private expelled(): void {
    this.access = { ...this.access, endings: this.access.endings + 1 }
    this.changed()
  }

  /** The browser reconnects by itself after a cut line, but not after an answer that is no stream. */
  private lost(): void {
    this.become('down')
    if (!this.broken()) return
    void this.askForRefusal()
    const pause = Math.min(longestPauseMilliseconds, firstPauseMilliseconds * 2 ** this.failures++)
    this.later(pause, () => this.open())
  }

  /** EventSource tells no status: a membership that ended while the line was down shows only in a plain answer. */
  private async askForRefusal(): Promise<void> {
    const asking = new AbortController()
    const answer = await fetch(this.address(), { signal: asking.signal }).catch(() => undefined)
    asking.abort()
    if (answer?.status === 404 || answer?.status === 401) this.expelled()
  }

  private address(): string {
    return `/api/events?${inThisWorkspace()}&after=${this.position}`
  }

  private readonly onOffline = (): void => {
    this.source?.close()
    this.become('down')
  }

  private readonly onOnline = (): void => this.open()

  private readonly onVisibility = (): void => {
    if (document.hidden) this.later(hiddenMilliseconds, () => this.close())
    else if (this.broken()) this.open()
    else clearTimeout(this.timer)
  }

  private broken(): boolean {
    return !this.source || this.source.readyState === EventSource.CLOSED
  }

  private stop(): void {
    clearTimeout(this.timer)
    document.removeEventListener('visibilitychange', this.onVisibility)
    removeEventListener('offline', this.onOffline)
    removeEventListener('online', this.onOnline)
    this.close()
  }

  private close(): void {
    this.source?.close()
    this.source = undefined
    this.become('idle')
  }

  private become(state: StreamState): void {
    if (this.state === state) return
    this.state = state
    this.changed()
  }

  private changed(): void {
    this.version++
    for (const listener of this.listeners) listener()
  }

  private later(milliseconds: number, work: () => void): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(work, milliseconds)
  }
}

export const jobStream = new JobStream()
