import { renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Unable } from '../unable.ts'
import type { Place } from './place.ts'
import { runProgram } from './run.ts'

const neededBytes = 200 * 1024 * 1024

/** Settings that every start of the server keeps: in the cluster's own postgresql.conf. */
const kept = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'log_checkpoints=off',
]

/**
 * Makes the cluster in `<place>/data`: one role, `firstframe`, that signs in with `password` and owns
 * one database of that name. The superuser has no password, so nobody signs in as it.
 */
export async function makeCluster(place: Place, password: string): Promise<void> {
  refuseFullDisk(place.directory)
  const draft = join(place.directory, 'data.new')
  rmSync(draft, { recursive: true, force: true })
  await expectSuccess(place, 'initdb', [
    ...['-D', draft, '-U', 'postgres', '-E', 'UTF8', '--no-instructions'],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...['--auth-local=reject', '--auth-host=scram-sha-256'],
    ...kept.flatMap((setting) => ['--set', setting]),
  ])
  await expectSuccess(
    place,
    'postgres',
    ['--single', '-D', draft, '-c', 'exit_on_error=on', 'postgres'],
    [
      `CREATE ROLE firstframe LOGIN CREATEDB PASSWORD '${password}'`,
      'CREATE DATABASE firstframe OWNER firstframe\n',
    ].join('\n'),
  )
  // Complete or absent: a start that was killed before this line begins again.
  renameSync(draft, join(place.directory, 'data'))
}

async function expectSuccess(
  place: Place,
  name: 'initdb' | 'postgres',
  args: string[],
  input?: string,
): Promise<void> {
  const { code, output } = await runProgram(place, name, args, input)
  if (code === 0) return
  if (output.includes('No space left on device')) refuseFullDisk(place.directory, Infinity)
  const log = join(place.directory, 'initdb.log')
  writeFileSync(log, output)
  const said = output.match(/(?:error|FATAL|PANIC): *(.*)/)?.[1] ?? `exit code ${code}`
  throw new Unable(
    `PostgreSQL could not be prepared in ${place.directory} (${said}): all it said is in ${log}.`,
  )
}

function refuseFullDisk(directory: string, needed = neededBytes): void {
  const { bavail, bsize } = statfsSync(directory)
  if (bavail * bsize >= needed) return
  throw new Unable(
    `The disk is too full for a database at ${directory} (it needs ${neededBytes / 1024 / 1024} MB): free some space, or set DATA_DIR.`,
  )
}
