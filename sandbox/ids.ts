import { randomInt } from 'node:crypto'

/** Public samples of upstream ids fit milliseconds since about this instant, shifted left by 12 bits. */
const epoch = Date.UTC(2023, 3, 15, 10)

/** Ids that grow: 15 digits as upstream's usually are, or `wide` ones that a JS number cannot hold. */
export type Ids = { next(): string; nextWide(): string }

export function startIds(): Ids {
  let last = 0n
  function next(): bigint {
    const fromTime = (BigInt(Date.now() - epoch) << 12n) + BigInt(randomInt(4096))
    last = fromTime > last ? fromTime : last + 1n
    return last
  }
  return {
    next: () => next().toString(),
    nextWide: () => (next() * 1000n + BigInt(2 * randomInt(500) + 1)).toString(), // odd: no double holds it
  }
}
