import 'server-only'
import { wait } from '#lib/clock.ts'
import { closeDb } from '#lib/db.ts'
import { drainDispatch } from '#lib/jobs/dispatch.ts'
import { drainLooks } from '#lib/jobs/look-now.ts'
import { beat, leave } from '#lib/jobs/processes.ts'
import { log } from '#lib/log.ts'
import { closeQueue } from '#lib/queue.ts'

const beatMilliseconds = 5_000
/** A look that is cut off is made again: it costs nothing but the time. */
const looksMilliseconds = 5_000
/** Answers that are being written when the signal comes get this long. */
const lastAnswersMilliseconds = 300

/** Says that this web process lives, and on SIGTERM or SIGINT lets the create calls in hand be answered and recorded. */
export function liveAndDieWell(): void {
  const heart = setInterval(() => void sayAlive(), beatMilliseconds)
  void sayAlive()
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      clearInterval(heart)
      void stop()
    })
  }
}

async function sayAlive(): Promise<void> {
  await beat('web').catch((error: unknown) =>
    log.warn({ err: error }, 'the heartbeat could not be written'),
  )
}

async function stop(): Promise<void> {
  await Promise.all([drainDispatch(), Promise.race([drainLooks(), wait(looksMilliseconds)])])
  await wait(lastAnswersMilliseconds)
  await Promise.allSettled([closeQueue(5), leave()])
  await closeDb().catch(() => {})
  process.exit(0)
}
