import 'server-only'
import { system } from '#lib/accounts/system.ts'
import { storageTrouble } from '#lib/files/storage-trouble.ts'
import { inTime } from '#lib/in-time.ts'
import { workerSeenWithin } from '#lib/jobs/process-queries.ts'
import { log } from '#lib/log.ts'

/** What must be well before this instance should get traffic. */
type Part = 'database' | 'storage' | 'worker'

/** A database that is there and silent is not well either. */
const patienceMilliseconds = 5_000
const workerSeconds = 20

/** The names of what is not well: why stands in the log. */
export async function readiness(): Promise<{ ready: boolean; notReady: Part[] }> {
  const [worker, storage] = await Promise.all([workerTrouble(), storageTrouble()])
  const notReady: Part[] = []
  for (const [part, trouble] of [worker, ['storage', storage] as const]) {
    if (trouble === undefined) continue
    log.warn({ err: trouble, part }, 'not ready')
    notReady.push(part)
  }
  return { ready: notReady.length === 0, notReady }
}

/** Of a worker one knows only through the database: while that is silent, nothing is said of workers. */
async function workerTrouble(): Promise<['database' | 'worker', unknown]> {
  const silent = new Error('the database does not answer')
  try {
    const seen = workerSeenWithin(system('health'), workerSeconds)
    if (await inTime(seen, patienceMilliseconds, silent)) return ['worker', undefined]
    return ['worker', new Error(`no worker was seen in the last ${workerSeconds} s`)]
  } catch (error) {
    return ['database', error]
  }
}
