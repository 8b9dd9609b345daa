import 'server-only'
import { setImmediate } from 'node:timers/promises'
import { system } from '#lib/accounts/system.ts'
import { linesAfter, type StreamLine } from '#lib/jobs/stream-queries.ts'
import { onWorkspaceEvent } from '#lib/live.ts'
import { log } from '#lib/log.ts'
import type { Role } from '#lib/workspaces/roles.ts'

/** An open stream: everything up to the event `position` was given to it. */
export type Follower = {
  position: string
  /** Of who looks. It never changes: a stream ends with the role that it was opened in. */
  readonly role: Role
  give(bytes: Uint8Array): void
  end(): void
}

const linesAtOnce = 500
/** So many streams have their piece on its way before the next are given theirs, and whatever else waits has its turn. */
const givenAtOnce = 50
const encoder = new TextEncoder()
const feeds = new Map<string, Feed>()

/** Gives `follower` what comes after its position, now and from now on. Returns the way to stop. */
export function follow(workspaceId: string, follower: Follower): () => void {
  const feed = feeds.get(workspaceId) ?? new Feed(workspaceId)
  feeds.set(workspaceId, feed)
  feed.add(follower)
  return () => feed.remove(follower)
}

/**
 * One reader for all streams of a workspace that are open in this process: a change is read, written as
 * text and encoded once for all of a role that stand at the same position, however many look on.
 */
class Feed {
  readonly #workspaceId: string
  readonly #followers = new Set<Follower>()
  /** Those for whom there may be something. */
  readonly #due = new Set<Follower>()
  readonly #stopListening: () => void
  #reading = false

  constructor(workspaceId: string) {
    this.#workspaceId = workspaceId
    this.#stopListening = onWorkspaceEvent(workspaceId, (news) => {
      if (news !== 'session') void this.#read(this.#followers)
    })
  }

  add(follower: Follower): void {
    this.#followers.add(follower)
    void this.#read([follower])
  }

  remove(follower: Follower): void {
    if (!this.#followers.delete(follower) || this.#followers.size > 0) return
    this.#stopListening()
    if (feeds.get(this.#workspaceId) === this) feeds.delete(this.#workspaceId)
  }

  /** One read at a time: whoever becomes due meanwhile has the next one. */
  async #read(due: Iterable<Follower>): Promise<void> {
    for (const follower of due) this.#due.add(follower)
    if (this.#reading) return
    this.#reading = true
    try {
      while (this.#due.size > 0) await this.#round()
    } catch (error) {
      log.warn({ err: error }, 'event streams could not be read; the browsers will resume them')
      this.#due.clear()
      for (const follower of [...this.#followers]) follower.end()
    } finally {
      this.#reading = false
    }
  }

  async #round(): Promise<void> {
    const due = [...this.#due].filter((follower) => this.#followers.has(follower))
    this.#due.clear()
    for (const [position, together] of Map.groupBy(due, (follower) => follower.position)) {
      const lines = await linesAfter(system('live'), this.#workspaceId, position, linesAtOnce)
      const last = lines.at(-1)
      if (!last) continue
      const bytesFor = encodedByRole(lines)
      for (const [n, follower] of together.entries()) {
        if (n % givenAtOnce === 0) await setImmediate()
        if (!this.#followers.has(follower)) continue
        follower.position = last.seq
        follower.give(bytesFor(follower.role))
        // Numbers have no gaps, so this says whether the read reached its limit.
        if (Number(last.seq) - Number(position) >= linesAtOnce) this.#due.add(follower)
      }
    }
  }
}

/** What a role is given of these lines, made when the first of that role asks. */
function encodedByRole(lines: StreamLine[]): (role: Role) => Uint8Array {
  const made = new Map<Role, Uint8Array>()
  return (role) => {
    const known = made.get(role)
    if (known) return known
    const text = lines.map(
      ({ seq, jsonFor }) => `id: ${seq}\nevent: job\ndata: ${jsonFor(role)}\n\n`,
    )
    const bytes = encoder.encode(text.join(''))
    made.set(role, bytes)
    return bytes
  }
}
