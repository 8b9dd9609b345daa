import { runTool } from '../checks/tool.ts'
import { Closing } from '../run/closing.ts'
import { prepareDatabase } from '../run/database.ts'
import { readSettings } from '../run/settings.ts'
import { stopSignal } from '../run/stop-signal.ts'
import { Unable } from '../unable.ts'

/** `npm run admin -- name@example.com`: makes that account an administrator of the instance. */
export async function run([email]: string[]): Promise<number> {
  if (!email) throw new Unable('Say whom: npm run admin -- name@example.com')
  const stop = stopSignal(() => process.exit(1))
  const closing = new Closing()
  try {
    const prepared = await readSettings()
    await prepareDatabase(prepared, closing)
    // Of its own, because code of the portal's server only runs under this condition.
    const args = ['--conditions=react-server', 'scripts/run/appoint.ts', email]
    const { ok, output } = await runTool(args, stop, prepared.variables)
    console.log(output.trim())
    return ok ? 0 : 1
  } finally {
    await closing.close()
  }
}
