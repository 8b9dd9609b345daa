import { system } from '#lib/accounts/system.ts'
import { closeDb } from '#lib/db.ts'
import { forgetEarlier } from '#lib/drafts/forget-earlier.ts'
import { runWorker } from '#lib/jobs/worker.ts'
import { log } from '#lib/log.ts'
import { forgetDeleted } from '#lib/templates/forget-deleted.ts'
import { closeDays } from '#lib/usage/close-days.ts'

/** The second process: `npm run worker`. SIGTERM lets what is in hand finish. */
const stop = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort())

/** What lies above lib/jobs. */
const above = [
  { name: 'forget earlier drafts', everySeconds: 3600, run: () => forgetEarlier(system('worker')) },
  {
    name: 'forget deleted templates',
    everySeconds: 3600,
    run: () => forgetDeleted(system('worker')),
  },
  { name: 'close days of usage', everySeconds: 3600, run: () => closeDays(system('worker')) },
]

log.info('worker started')
await runWorker(stop.signal, above)
await closeDb()
log.info('worker stopped')
process.exit(0)
