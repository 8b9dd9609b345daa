import { step } from '../steps.ts'
import { type Kept, keepRunning } from './part.ts'
import type { Start } from './parts.ts'
import { Stopped } from './stop-signal.ts'
import { untilUp } from './until-up.ts'

/** The processes of one command: started, kept running, and stopped in order. */
export class Processes {
  readonly #kept = new Map<Start, Kept>()
  readonly #signal: AbortSignal
  #stopping = false

  constructor(signal: AbortSignal) {
    this.#signal = signal
  }

  /** Starts them side by side, except that one may wait until another is up. */
  async start(starts: Start[]): Promise<void> {
    const up = new Map<string, Promise<void>>()
    for (const start of starts)
      up.set(
        start.title,
        Promise.resolve(up.get(start.after ?? '')).then(() => this.#up(start)),
      )
    await Promise.all(up.values())
  }

  #up(start: Start): Promise<void> {
    return step(start.title, async (say) => {
      const isUp = await start.watch()
      this.#signal.throwIfAborted()
      if (this.#stopping) throw new Stopped()
      const kept = keepRunning(start.part)
      this.#kept.set(start, kept)
      await Promise.race([untilUp(start.part.name, isUp, this.#signal), kept.failed])
      say(start.detail)
    })
  }

  /** Rejects when one cannot be kept running, or with the signal's reason. Never resolves. */
  untilEnd(): Promise<never> {
    const { promise: told, reject } = Promise.withResolvers<never>()
    const tell = () => reject(this.#signal.reason)
    if (this.#signal.aborted) tell()
    this.#signal.addEventListener('abort', tell, { once: true })
    return Promise.race([told, ...[...this.#kept.values()].map((kept) => kept.failed)])
  }

  /** One after the other: who asks for work before who does it. */
  async stop(): Promise<void> {
    this.#stopping = true
    const inOrder = [...this.#kept].sort(([one], [other]) => one.stopped - other.stopped)
    for (const [, kept] of inOrder) await kept.stop()
  }

  kill(): void {
    for (const kept of this.#kept.values()) kept.kill()
  }
}
