import { readFileSync } from 'node:fs'
import { cpuMicros } from './proc.ts'

/** Above this share of the machine used by processes that are not ours, an absolute figure says nothing. */
export const restless = 0.1

/** Begins to watch; the answer tells what share of all processors other processes have used since. */
export function watchOthers(own: () => number[]): () => number {
  const before = look(own())
  return () => {
    const after = look(own())
    const busy = after.busy - before.busy
    return Math.max(0, (busy - (after.ours - before.ours)) / (after.all - before.all))
  }
}

function look(own: number[]): { all: number; busy: number; ours: number } {
  const ticks = machineTicks()
  const [, , , idle = 0, waiting = 0] = ticks
  const all = ticks.slice(0, 8).reduce((total, number) => total + number, 0)
  const ours = own.reduce((total, pid) => total + cpuMicros(pid), 0) / 10_000
  return { all, busy: all - idle - waiting, ours }
}

/** The first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal, in ticks of 10 ms. */
function machineTicks(): number[] {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1)
    return line.split(/\s+/).slice(1).map(Number)
  } catch {
    return []
  }
}
