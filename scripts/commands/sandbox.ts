import { sandboxStart } from '../run/parts.ts'
import { refusePort } from '../run/refuse-port.ts'
import { readSettings } from '../run/settings.ts'
import { untilStopped } from '../run/until-stopped.ts'

/** `npm run sandbox`: the stand-in for MiniMax alone. */
export function run(): Promise<number> {
  return untilStopped(async ({ processes }) => {
    const prepared = await readSettings()
    await refusePort('SANDBOX_PORT', prepared.env.SANDBOX_PORT, '127.0.0.1')
    await processes.start([sandboxStart('production', prepared)])
  })
}
