import { prepareDatabase } from '../run/database.ts'
import { workerStart } from '../run/parts.ts'
import { readSettings } from '../run/settings.ts'
import { untilStopped } from '../run/until-stopped.ts'

/** `npm run worker`: one more worker, beside or without `npm start` in the same DATA_DIR. */
export function run(): Promise<number> {
  return untilStopped(async ({ closing, processes }) => {
    const prepared = await readSettings()
    await prepareDatabase(prepared, closing)
    await processes.start([workerStart('production', prepared)])
  })
}
