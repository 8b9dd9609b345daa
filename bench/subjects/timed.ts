import type { Reading } from '../measure/rounds.ts'
import { quantile } from '../measure/statistics.ts'
import { machineMilliseconds, pause } from './pause.ts'

const settle = 5

/**
 * Runs `send` again and again; it answers with the microsecond at which the upstream had the whole request.
 * Reads how long that took, how long all took, and by how many bytes the process's memory rose meanwhile.
 */
export async function timed(count: number, send: () => Promise<number>): Promise<Reading> {
  const taken: number[] = []
  const all: number[] = []
  const before = process.memoryUsage.rss()
  let most = before
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 2)
  for (let done = 0; done < count; done++) {
    const start = machineMilliseconds()
    const takenAt = (await send()) / 1_000
    taken.push(takenAt - start)
    all.push(machineMilliseconds() - start)
    await pause(settle)
  }
  clearInterval(look)
  return {
    taken: quantile(taken, 0.5),
    takenP95: quantile(taken, 0.95),
    all: quantile(all, 0.5),
    risenMegabytes: (most - before) / 1e6,
  }
}
