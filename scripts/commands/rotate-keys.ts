import { execFile } from 'node:child_process'
import { dropOtherLogins } from '../migrations/logins.ts'
import { Closing } from '../run/closing.ts'
import { prepareDatabase } from '../run/database.ts'
import { readSettings } from '../run/settings.ts'
import { stopSignal } from '../run/stop-signal.ts'
import { step } from '../steps.ts'
import { Unable } from '../unable.ts'

/**
 * `npm run rotate-keys`: puts everything that lies under an older ENCRYPTION_KEY under the present one, while
 * the product runs (docs/operations.md). Run again once no process is given ENCRYPTION_KEY_OLD any more, it
 * takes the old key's database logins away.
 */
export async function run(): Promise<number> {
  stopSignal(() => {}) // a signal waits: it is quick
  const closing = new Closing()
  try {
    const prepared = await readSettings()
    await prepareDatabase(prepared, closing)
    const { variables } = prepared
    await step('Keys', async (say) => say(`${await rotate(variables)} re-wrapped`))
    if (variables.ENCRYPTION_KEY_OLD) {
      console.log('\nNow start every process without ENCRYPTION_KEY_OLD, and run this once more.\n')
      return 0
    }
    await step('Logins', async (say) => {
      const { DATABASE_URL = '', ENCRYPTION_KEY = '' } = variables
      const dropped = await dropOtherLogins(DATABASE_URL, ENCRYPTION_KEY)
      say(dropped.length === 0 ? 'none of an older key' : `${dropped.length} of older keys removed`)
    })
    return 0
  } finally {
    await closing.close()
  }
}

/** What scripts/keys/rotation.ts says when a row lies under a key that it was not given. */
const unknownKey = 3

function rotate(variables: NodeJS.ProcessEnv): Promise<number> {
  const args = ['--disable-warning=ExperimentalWarning', '--conditions=react-server']
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [...args, 'scripts/keys/rotation.ts'],
      { env: variables },
      (error, stdout) => {
        if (!error) resolve(Number(stdout))
        else if (error.code !== unknownKey) reject(error)
        else
          reject(
            new Unable(
              'A stored key lies under an ENCRYPTION_KEY that was not given: add it to ENCRYPTION_KEY_OLD, and run this again.',
            ),
          )
      },
    )
  })
}
