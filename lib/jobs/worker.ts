import 'server-only'
import { wait } from '#lib/clock.ts'
import { drainDispatch } from '#lib/jobs/dispatch.ts'
import { beat, leave } from '#lib/jobs/processes.ts'
import { save } from '#lib/jobs/save.ts'
import { settle } from '#lib/jobs/settle.ts'
import { type Sweep, sweeps } from '#lib/jobs/sweep.ts'
import { log } from '#lib/log.ts'
import { closeQueue, openQueue, work } from '#lib/queue.ts'

const heartbeat = { name: 'heartbeat', everySeconds: 5, run: () => beat('worker') }

/**
 * A worker: looks at rows that the queue names and sweeps for those it forgot. Any number may run. `above`: the sweeps
 * of folders that build on this one.
 */
export async function runWorker(stop: AbortSignal, above: readonly Sweep[] = []): Promise<void> {
  const every = [heartbeat, ...sweeps, ...above].map((task) => repeat(task, stop))
  if (await openQueue(stop)) {
    await work('settle', ({ jobId }) => settle(jobId))
    await work('save', ({ jobId }) => save(jobId))
  }
  await Promise.all(every)
  await Promise.allSettled([drainDispatch(), closeQueue(20)])
  await leave().catch((error: unknown) => log.warn({ err: error }, 'it could not say that it left'))
}

/** Runs a task again and again until the worker stops; one failure is logged and the next round comes. */
async function repeat(
  task: { name: string; everySeconds: number; run: () => Promise<unknown> },
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    await task
      .run()
      .catch((error: unknown) =>
        log.warn({ err: error, sweep: task.name }, 'a sweep failed; it will run again'),
      )
    await wait(task.everySeconds * 1000, stop).catch(() => {})
  }
}
