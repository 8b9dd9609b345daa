import { Closing } from '../run/closing.ts'
import { prepareDatabase } from '../run/database.ts'
import { readSettings } from '../run/settings.ts'
import { stopSignal } from '../run/stop-signal.ts'

/** `npm run db:migrate`: brings the database up to date, before a new version is started. */
export async function run(): Promise<number> {
  stopSignal(() => {}) // a signal waits: a migration is not left half-way, nor the server behind
  const closing = new Closing()
  try {
    await prepareDatabase(await readSettings(), closing)
    return 0
  } finally {
    await closing.close()
  }
}
