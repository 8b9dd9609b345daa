import { step } from '../steps.ts'
import type { Closing } from './closing.ts'
import { type Kept, keepRunning } from './part.ts'
import type { Start } from './parts.ts'
import { untilUp } from './until-up.ts'

/** The processes of one command: started in order, kept running, ended by `closing` in opposite order. */
export class Processes {
  readonly #kept: Kept[] = []
  readonly #closing: Closing
  readonly #signal: AbortSignal

  constructor(closing: Closing, signal: AbortSignal) {
    this.#closing = closing
    this.#signal = signal
  }

  /** Starts them one after the other, each when the one before it is up. */
  async start(starts: Start[]): Promise<void> {
    for (const { title, part, detail, watch } of starts) {
      this.#signal.throwIfAborted()
      await step(title, async (say) => {
        const isUp = await watch()
        const kept = keepRunning(part)
        this.#kept.push(kept)
        this.#closing.add(() => kept.stop())
        await Promise.race([untilUp(part.name, isUp, this.#signal), kept.failed])
        say(detail)
      })
    }
  }

  /** Rejects when one cannot be kept running, or with the signal's reason. Never resolves. */
  async untilEnd(): Promise<never> {
    const { promise: told, reject } = Promise.withResolvers<never>()
    const tell = () => reject(this.#signal.reason)
    if (this.#signal.aborted) tell()
    this.#signal.addEventListener('abort', tell, { once: true })
    return Promise.race([told, ...this.#kept.map((kept) => kept.failed)])
  }

  kill(): void {
    for (const kept of this.#kept) kept.kill()
  }
}
