import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** Where a call can be kept: before it has its effect, before its answer, or in the middle of a download. */
export type Place = 'create' | 'answer' | 'query' | 'download'

/** What keeps the calls of one job until it is lifted, for good. */
export class Bar {
  readonly place: Place
  readonly #kept = new Set<ServerResponse>()
  readonly #lifted = Promise.withResolvers<void>()
  #down = true

  constructor(place: Place) {
    this.place = place
  }

  /** Whether a call is kept whose caller still waits for it. */
  holds(): boolean {
    return [...this.#kept].some((response) => !response.closed)
  }

  lift(): void {
    this.#down = false
    this.#lifted.resolve()
  }

  async keep(response: ServerResponse): Promise<void> {
    this.#kept.add(response)
    await this.#lifted.promise
    this.#kept.delete(response)
  }

  /** Sends half of `bytes`, and of the rest only as much as keeps the line open. */
  async drip(response: ServerResponse, bytes: Buffer): Promise<void> {
    this.#kept.add(response)
    let sent = Math.floor(bytes.byteLength / 2)
    response.write(bytes.subarray(0, sent))
    for (; this.#down && !response.closed && sent < bytes.byteLength - 1; sent += 1) {
      await wait(250)
      response.write(bytes.subarray(sent, sent + 1))
    }
    this.#kept.delete(response)
    response.end(bytes.subarray(sent))
  }
}
