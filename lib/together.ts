type Asked<Item, Answer> = {
  item: Item
  answer: (answer: Answer) => void
  fail: (error: unknown) => void
}

/**
 * Makes of `work`, which answers for many items at once and in their order, a call for one: what is asked for
 * while a work runs goes into the next one, `atMost` together. Alone an item waits for nobody; in a burst
 * all share a few works. A work that fails fails for each item it was for.
 */
export function together<Item, Answer>(
  atMost: number,
  work: (items: Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  let waiting: Asked<Item, Answer>[] = []
  let working = false

  async function workThrough(): Promise<void> {
    working = true
    while (waiting.length > 0) {
      const taken = waiting.slice(0, atMost)
      waiting = waiting.slice(atMost)
      await answer(taken)
    }
    working = false
  }

  async function answer(taken: Asked<Item, Answer>[]): Promise<void> {
    try {
      const answers = await work(taken.map(({ item }) => item))
      if (answers.length !== taken.length) throw new Error('a work did not answer for each item')
      for (const [n, each] of answers.entries()) taken[n]?.answer(each)
    } catch (error) {
      for (const { fail } of taken) fail(error)
    }
  }

  return (item) =>
    new Promise((answer, fail) => {
      waiting.push({ item, answer, fail })
      if (!working) void workThrough()
    })
}
