import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { cpuMicros } from './proc.ts'

/** Above this share of the machine used by processes that are not ours, a figure says nothing. */
const restless = 0.1
const mostTries = 6
const patienceMilliseconds = 300_000

/**
 * Runs `work` once other processes leave the machine alone, and again when they did not do so meanwhile.
 * After some tries the last one counts: the limit against itself tells whether it says anything.
 */
export async function calmly<T>(own: () => number[], work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    await untilCalm(own)
    const others = watchOthers(own)
    const done = await work()
    if (others() < restless || tries === mostTries) return done
  }
}

async function untilCalm(own: () => number[]): Promise<void> {
  const until = performance.now() + patienceMilliseconds
  for (;;) {
    const others = watchOthers(own)
    await setTimeout(1_000)
    if (others() < restless || performance.now() > until) return
  }
}

/** Begins to watch; the answer tells what share of all processors other processes have used since. */
function watchOthers(own: () => number[]): () => number {
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
