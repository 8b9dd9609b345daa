import { setTimeout as wait } from 'node:timers/promises'

/** Resolves with the first answer that is not false or undefined; throws `what` after `milliseconds`. */
export async function until<T>(
  what: string,
  answer: () => Promise<T | false | undefined>,
  milliseconds = 10_000,
): Promise<T> {
  const end = Date.now() + milliseconds
  for (;;) {
    const found = await answer()
    if (found !== false && found !== undefined) return found
    if (Date.now() > end) throw new Error(`it took too long: ${what}`)
    await wait(20)
  }
}
