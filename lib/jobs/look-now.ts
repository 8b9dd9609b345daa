import 'server-only'
import { settle } from '#lib/jobs/settle.ts'
import { log } from '#lib/log.ts'
import { processWide } from '#lib/process-wide.ts'
import { enqueueAll } from '#lib/queue.ts'
import { UnderWay } from '#lib/under-way.ts'

/** So many looks the process that was rung makes itself. With more in hand it leaves them to the workers. */
const looksAtOnce = 4

const looks = processWide('looks', () => new UnderWay())

/**
 * Asks the upstream about jobs that were just made due: at once and here while that is little, for the way
 * through the queue takes longer than the answer; a burst goes to the workers. Whatever fails or is cut off
 * leaves the rows due, and the sweep finds them.
 */
export function lookNow(jobIds: readonly string[]): void {
  const few = !looks.stopping && looks.count + jobIds.length <= looksAtOnce
  const works = few ? jobIds.map(look) : [leaveToWorkers(jobIds)]
  for (const work of works) void looks.track(work)
}

async function look(jobId: string): Promise<void> {
  await settle(jobId).catch((error: unknown) =>
    log.error({ err: error, jobId }, 'a job that was rung could not be looked at; the sweep will'),
  )
}

async function leaveToWorkers(jobIds: readonly string[]): Promise<void> {
  const messages = jobIds.map((jobId) => ({ jobId }))
  await enqueueAll('settle', messages).catch((error: unknown) =>
    log.warn({ err: error }, 'the workers could not be told of what was rung; the sweep will'),
  )
}

/** Begins no look any more and waits for those in hand. */
export function drainLooks(): Promise<void> {
  return looks.drain()
}
