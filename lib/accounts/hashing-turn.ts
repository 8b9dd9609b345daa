import 'server-only'
import { Refused } from '#lib/errors.ts'

/**
 * Two hashes at a time in a process: each takes 64 MiB and one of the four threads that also read
 * files and names. On globalThis, because the server may load this module once for each route.
 */
const turnsAtOnce = 2
const longestQueue = 100

type Turns = { running: number; waiting: (() => void)[] }

const shared = globalThis as typeof globalThis & { firstframeHashing?: Turns }

/** Runs `work` when it is its turn, first come first served; refuses when the queue is too long to be worth it. */
export async function hashingTurn<T>(work: () => Promise<T>): Promise<T | Refused> {
  shared.firstframeHashing ??= { running: 0, waiting: [] }
  const turns = shared.firstframeHashing
  if (turns.waiting.length >= longestQueue) return new Refused('try_later')
  if (turns.running < turnsAtOnce) turns.running += 1
  else await new Promise<void>((resolve) => turns.waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running -= 1
  }
}
