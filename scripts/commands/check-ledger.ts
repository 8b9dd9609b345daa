import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { dollars } from '#lib/money/dollars.ts'
import { Closing } from '../run/closing.ts'
import { prepareDatabase } from '../run/database.ts'
import { readSettings } from '../run/settings.ts'
import { stopSignal } from '../run/stop-signal.ts'
import { step } from '../steps.ts'

type Checked = {
  faults: { what: string; id: string; found: string }[]
  balances: Record<string, number>
}

/** `npm run check:ledger`: whether the ledger balances and says what the jobs say. Ends with 1 when it does not. */
export async function run(): Promise<number> {
  stopSignal(() => process.exit(1))
  const closing = new Closing()
  try {
    const prepared = await readSettings()
    await prepareDatabase(prepared, closing)
    const { faults, balances } = await step('Ledger', async (say) => {
      const checked = await check(prepared.variables)
      say(checked.faults.length === 0 ? 'balances' : `${checked.faults.length} faults`)
      return checked
    })
    for (const account of ['spent', 'held', 'lost'])
      console.log(`  ${account} ${dollars(balances[account] ?? 0)}`)
    for (const { what, id, found } of faults) console.log(`✗ ${what} ${id}: ${found}`)
    return faults.length === 0 ? 0 : 1
  } finally {
    await closing.close()
  }
}

async function check(variables: NodeJS.ProcessEnv): Promise<Checked> {
  const args = ['--disable-warning=ExperimentalWarning', '--conditions=react-server']
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...args, 'scripts/money/check.ts'],
    { env: variables },
  )
  return JSON.parse(stdout)
}
