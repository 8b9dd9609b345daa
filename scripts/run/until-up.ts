import { setTimeout } from 'node:timers/promises'
import { Unable } from '../unable.ts'

const longestMilliseconds = 120_000

/** Resolves when `isUp` says so; rejects when `signal` aborts or it takes too long. */
export async function untilUp(
  name: string,
  isUp: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  const began = performance.now()
  while (!(await isUp())) {
    signal.throwIfAborted()
    if (performance.now() - began > longestMilliseconds)
      throw new Unable(`The ${name} is not up after two minutes: what it said is above.`)
    await setTimeout(50)
  }
}

/** Whether `address` answers with a 2xx. */
export async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
