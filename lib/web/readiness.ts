import 'server-only'
import { system } from '#lib/accounts/system.ts'
import { files } from '#lib/files/storage.ts'
import { workerSeenWithin } from '#lib/jobs/process-queries.ts'
import { log } from '#lib/log.ts'

/** What must be well before this instance should get traffic. Names only: the reason is in the log. */
const checks = {
  database_and_worker: async () => {
    if (!(await workerSeenWithin(system('health'), 20)))
      throw new Error('no worker was seen in the last 20 s')
  },
  storage: () => files().check(),
} as const satisfies Record<string, () => Promise<void>>

export async function readiness(): Promise<{ ready: boolean; notReady: string[] }> {
  const notReady: string[] = []
  for (const [name, check] of Object.entries(checks)) {
    await check().catch((error: unknown) => {
      log.warn({ err: error, check: name }, 'not ready')
      notReady.push(name)
    })
  }
  return { ready: notReady.length === 0, notReady }
}
