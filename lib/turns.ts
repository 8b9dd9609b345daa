import { processWide } from '#lib/process-wide.ts'

/** Lets `atOnce` works of one name run at a time in this process; the others wait, first come first served. */
export async function inTurn<T>(name: string, atOnce: number, work: () => Promise<T>): Promise<T> {
  const turns = turnsOf(name)
  if (turns.running < atOnce) turns.running += 1
  else await new Promise<void>((start) => turns.waiting.push(start))
  try {
    return await work()
  } finally {
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running -= 1
  }
}

/** How many works of a name wait for their turn. */
export function waitingFor(name: string): number {
  return turnsOf(name).waiting.length
}

type Turns = { running: number; waiting: (() => void)[] }

function turnsOf(name: string): Turns {
  return processWide(`turns of ${name}`, () => ({ running: 0, waiting: [] }))
}
