import 'server-only'
import { Refused } from '#lib/errors.ts'
import { inTurn, waitingFor } from '#lib/turns.ts'

/** Two hashes at a time in a process: each takes 64 MiB and one of the four threads that also read files and names. */
const turnsAtOnce = 2
const longestQueue = 100

/** Runs `work` when it is its turn, first come first served; refuses when the queue is too long to be worth it. */
export async function hashingTurn<T>(work: () => Promise<T>): Promise<T | Refused> {
  if (waitingFor('hashing') >= longestQueue) return new Refused('try_later')
  return inTurn('hashing', turnsAtOnce, work)
}
