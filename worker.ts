import { closeDb } from '#lib/db.ts'
import { runWorker } from '#lib/jobs/worker.ts'
import { log } from '#lib/log.ts'

/** The second process: `npm run worker`. SIGTERM lets what is in hand finish. */
const stop = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort())

log.info('worker started')
await runWorker(stop.signal)
await closeDb()
log.info('worker stopped')
process.exit(0)
