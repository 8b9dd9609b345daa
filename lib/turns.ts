/**
 * Lets `atOnce` works of one name run at a time in this process; the others wait, first come first
 * served. Kept on globalThis, because the server may load a module once for each route.
 */
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

const shared = globalThis as typeof globalThis & { firstframeTurns?: Map<string, Turns> }

function turnsOf(name: string): Turns {
  shared.firstframeTurns ??= new Map()
  const known = shared.firstframeTurns.get(name)
  if (known) return known
  const turns = { running: 0, waiting: [] }
  shared.firstframeTurns.set(name, turns)
  return turns
}
