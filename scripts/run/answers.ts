import { setTimeout } from 'node:timers/promises'
import { Unable } from '../unable.ts'

const longestMilliseconds = 120_000

/** Resolves when `address` answers with a 2xx; rejects when `signal` aborts or it takes too long. */
export async function answers(address: string, signal: AbortSignal): Promise<void> {
  const began = performance.now()
  for (;;) {
    signal.throwIfAborted()
    if (await answersNow(address)) return
    if (performance.now() - began > longestMilliseconds)
      throw new Unable(`${address} does not answer after two minutes: what was said is above.`)
    await setTimeout(50)
  }
}

async function answersNow(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
