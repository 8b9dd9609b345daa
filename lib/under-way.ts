/** Works that a stopping process owes their end. */
export class UnderWay {
  readonly #works = new Set<Promise<unknown>>()
  #stopping = false

  get count(): number {
    return this.#works.size
  }

  /** Nothing new is to be begun. */
  get stopping(): boolean {
    return this.#stopping
  }

  track<T>(work: Promise<T>): Promise<T> {
    const tracked = work.finally(() => this.#works.delete(tracked))
    this.#works.add(tracked)
    return tracked
  }

  /** Lets nothing new begin. Resolves when all have ended, and what was just being begun. */
  async drain(): Promise<void> {
    this.#stopping = true
    while (this.#works.size > 0) await Promise.allSettled(this.#works)
  }
}
