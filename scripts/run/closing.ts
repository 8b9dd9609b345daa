/** What must be ended before this process ends: the last that was started goes first. */
export class Closing {
  readonly #work: (() => Promise<void>)[] = []

  add(work: () => Promise<void>): void {
    this.#work.push(work)
  }

  /** Ends everything; what fails to end does not keep the rest from it. */
  async close(): Promise<void> {
    for (let work = this.#work.pop(); work; work = this.#work.pop())
      await work().catch((error: unknown) => console.error(error))
  }
}
