import { runBench } from '#bench/run.ts'
import { Closing } from '../run/closing.ts'
import { stopSignal } from '../run/stop-signal.ts'

/** `npm run bench`: what we claim about speed, measured as ratios side by side (bench/RESULTS.md). */
export async function run(rows: string[]): Promise<number> {
  const closing = new Closing()
  const stop = stopSignal(() => process.exit(1))
  const told = new Promise<never>((_, reject) =>
    stop.addEventListener('abort', () => reject(stop.reason), { once: true }),
  )
  try {
    await Promise.race([runBench(rows, closing), told])
    return 0
  } finally {
    await closing.close()
  }
}
