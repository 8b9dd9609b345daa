import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place.ts'
import { runProgram } from './run.ts'
import { dataOf } from './server.ts'

/**
 * What `firstframe`, who owns the database, may do on the server besides: make the roles that the portal
 * signs in as, see who waits for whom, and end a session that hangs.
 */
const ownersRights = [
  'ALTER ROLE firstframe CREATEROLE',
  'GRANT pg_monitor, pg_signal_backend TO firstframe',
]

/** Gives a stopped server's owner the rights that servers made by earlier versions lack. */
export async function giveOwnersRights(place: Place): Promise<void> {
  const note = join(place.directory, 'owners-rights')
  if (existsSync(note)) return
  const { code } = await runProgram(
    place,
    'postgres',
    ['--single', '-D', dataOf(place), '-c', 'exit_on_error=on', 'postgres'],
    `${ownersRights.join('\n')}\n`,
  )
  if (code === 0) writeFileSync(note, `${ownersRights.length}\n`)
}
