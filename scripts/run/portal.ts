import { step } from '../steps.ts'
import { build } from './build.ts'
import { prepareDatabase } from './database.ts'
import { onlyStart } from './only-start.ts'
import { type Mode, startsOf } from './parts.ts'
import { refusePort } from './refuse-port.ts'
import { readSettings } from './settings.ts'
import { untilStopped } from './until-stopped.ts'

/** Runs the whole product until it is told to stop: `npm start` and `npm run dev`. */
export function runPortal(mode: Mode): Promise<number> {
  return untilStopped(async ({ closing, processes, signal }) => {
    const prepared = await readSettings()
    const { env, variables } = prepared
    closing.add(onlyStart(env.DATA_DIR, env.APP_URL))
    await refusePort('PORT', env.PORT, env.HOST)
    if (env.sandbox) await refusePort('SANDBOX_PORT', env.SANDBOX_PORT, '127.0.0.1')
    await prepareDatabase(prepared, closing)
    if (mode === 'production') await step('Build', (say) => build(variables, signal, say))
    await processes.start(startsOf(mode, prepared))
    const seconds = process.uptime().toFixed(1)
    console.log(`\nFirstframe runs, after ${seconds} s; Ctrl-C stops it: ${env.APP_URL}\n`)
  })
}
