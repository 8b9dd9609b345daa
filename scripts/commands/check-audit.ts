import { type Checked, checkAudit } from '../audit/check.ts'
import { Closing } from '../run/closing.ts'
import { prepareDatabase } from '../run/database.ts'
import { readSettings } from '../run/settings.ts'
import { stopSignal } from '../run/stop-signal.ts'
import { step } from '../steps.ts'

/** `npm run check:audit`: whether the audit is as it was written. Ends with 1 when a row of it is not. */
export async function run(): Promise<number> {
  stopSignal(() => process.exit(1))
  const closing = new Closing()
  try {
    const prepared = await readSettings()
    await prepareDatabase(prepared, closing)
    const checked = await step('Audit', async (say) => {
      const chains = await checkAudit(prepared.variables.DATABASE_URL ?? '')
      say(`${chains.length} chains`)
      return chains
    })
    for (const one of checked) console.log(lineOf(one))
    return checked.every(({ verdict }) => verdict.intact) ? 0 : 1
  } finally {
    await closing.close()
  }
}

const reasons = {
  missing: 'is missing',
  changed: 'was changed after it was written',
  unlinked: 'does not follow from the row before it',
} as const

/** The digest at the end is worth keeping elsewhere: who has it can tell when a whole chain was written anew. */
function lineOf({ chain, verdict, sha256 }: Checked): string {
  const name = /^[0-]+$/.test(chain) ? 'instance' : `workspace ${chain}`
  return verdict.intact
    ? `✓ ${name}: ${verdict.rows} rows, intact, ends with ${sha256}`
    : `✗ ${name}: row ${verdict.seq} ${reasons[verdict.why]}`
}
