import { type Check, checks, type Found } from '../checks/checks.ts'
import { stopSignal } from '../run/stop-signal.ts'
import { step } from '../steps.ts'
import { sentenceFor, Unable } from '../unable.ts'

const widest = Math.max(...checks.map(({ title }) => title.length))

/** `npm test`: every check, one line each; one that fails does not hide the next. */
export async function run(): Promise<number> {
  const stop = stopSignal(() => process.exit(1))
  let passed = 0
  let failed = 0
  for (const check of checks) {
    const found = await lineOf(check, stop)
    if (stop.aborted) throw new Unable('The checks were stopped.')
    if (found.failed > 0) console.log(found.output)
    passed += found.passed
    failed += found.failed
  }
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}

function lineOf(check: Check, stop: AbortSignal): Promise<Found> {
  return step(check.title.padEnd(widest), async (say) => {
    const found = await check.run(say, stop).catch(broken)
    if (found.failed > 0) say(`${found.failed} failed, ${found.passed} passed`, '✗')
    else if (found.passed > 1) say(`${found.passed} passed`)
    return found
  })
}

function broken(error: unknown): Found {
  return { passed: 0, failed: 1, output: sentenceFor(error) ?? String(error) }
}
