/** Works that a stopping process owes their end. */
export class UnderWay {
  readonly #works = new Set<Promise<unknown>>()

  get count(): number {
    return this.#works.size
  }

  track<T>(work: Promise<T>): Promise<T> {
    const tracked = work.finally(() => this.#works.delete(tracked))
    this.#works.add(tracked)
    return tracked
  }

  /** Resolves when all have ended, and those that were begun meanwhile. */
  async ended(): Promise<void> {
    while (this.#works.size > 0) await Promise.allSettled(this.#works)
  }
}
