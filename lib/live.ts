import 'server-only'
import pg from 'pg'
import { wait } from '#lib/clock.ts'
import { log } from '#lib/log.ts'
import { loginUrl } from '#lib/logins.ts'
import { processWide } from '#lib/process-wide.ts'

/**
 * One LISTEN connection for a process. A notification says only "workspace W moved to N"; who listens
 * reads the rows. After a broken connection every listener is called, so nothing is missed.
 */

export const liveChannel = 'firstframe_live'

/**
 * What a workspace's listeners are told: that an event was added, that a session in it ended, or, after
 * a broken connection, that either may have happened.
 */
export type News = 'event' | 'session' | 'reconnected'

type Listener = (news: News) => void

class Live {
  private readonly listeners = new Map<string, Set<Listener>>()
  private running = false

  subscribe(workspaceId: string, listener: Listener): () => void {
    const listeners = this.listeners.get(workspaceId) ?? new Set()
    this.listeners.set(workspaceId, listeners.add(listener))
    void this.run()
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0 || this.listeners.get(workspaceId) !== listeners) return
      this.listeners.delete(workspaceId)
    }
  }

  private async run(): Promise<void> {
    if (this.running) return
    this.running = true
    while (this.listeners.size > 0) {
      await this.listen().catch((error: unknown) =>
        log.warn({ err: error }, 'live connection broke; opening another'),
      )
      await wait(250)
    }
    this.running = false
  }

  /** Resolves when the connection ends. */
  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: loginUrl('machine'), keepAlive: true })
    const ended = new Promise<void>((resolve) => {
      client.on('end', resolve)
      client.on('error', () => resolve())
    })
    client.on('notification', ({ payload }) => {
      const [workspaceId, what] = payload?.split(':') ?? []
      this.ring(workspaceId, what === 'session' ? 'session' : 'event')
    })
    try {
      await client.connect()
      await client.query(`listen ${liveChannel}`)
      this.ring(undefined, 'reconnected')
      await ended
    } finally {
      await client.end().catch(() => {})
    }
  }

  private ring(workspaceId: string | undefined, news: News): void {
    const rung =
      workspaceId === undefined ? [...this.listeners.values()] : [this.listeners.get(workspaceId)]
    for (const listeners of rung) for (const listener of listeners ?? []) listener(news)
  }
}

/** Calls `listener` whenever there is news of the workspace. Returns the way to stop. */
export function onWorkspaceEvent(workspaceId: string, listener: Listener): () => void {
  return processWide('live', () => new Live()).subscribe(workspaceId, listener)
}
