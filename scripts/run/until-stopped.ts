import { Closing } from './closing.ts'
import { Processes } from './processes.ts'
import { Stopped, stopSignal } from './stop-signal.ts'

export type Running = { closing: Closing; processes: Processes; signal: AbortSignal }

/**
 * Runs a command that lasts until somebody stops it, and whatever happens ends all that it started.
 * Told a second time, it ends them at once.
 */
export async function untilStopped(work: (running: Running) => Promise<void>): Promise<number> {
  const closing = new Closing()
  const signal = stopSignal(() => processes.kill())
  const processes = new Processes(signal)
  try {
    await work({ closing, processes, signal })
    return await processes.untilEnd()
  } catch (error) {
    if (error instanceof Stopped) return 0
    throw error
  } finally {
    await processes.stop()
    await closing.close()
  }
}
