import 'server-only'
import { type Push, recordPushes } from '#lib/jobs/push-rows.ts'

/** An address of ours is good for so long. */
const tokenLifeMilliseconds = 8 * 24 * 3600 * 1000
const together = 100

type Waiting = { push: Push; done: (known: boolean) => void; fail: (error: unknown) => void }

let waiting: Waiting[] = []
let writing = false

/**
 * Takes a push: on record and its job due when this resolves. False when no attempt of ours has that
 * address. What comes in while a transaction commits goes into the next one together: a burst costs a
 * few commits, and leaves the database to the challenges, which are in a hurry.
 */
export function takePush(push: Push): Promise<boolean> {
  return new Promise((done, fail) => {
    waiting.push({ push, done, fail })
    if (!writing) void writeAll()
  })
}

async function writeAll(): Promise<void> {
  writing = true
  while (waiting.length > 0) {
    const batch = waiting.slice(0, together)
    waiting = waiting.slice(together)
    await write(batch)
  }
  writing = false
}

async function write(batch: Waiting[]): Promise<void> {
  try {
    const since = new Date(Date.now() - tokenLifeMilliseconds)
    const known = await recordPushes(
      batch.map(({ push }) => push),
      since,
    )
    for (const { push, done } of batch) done(known.has(push.attemptId))
  } catch (error) {
    for (const { fail } of batch) fail(error)
  }
}
