import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Lock } from '../data/lock.ts'
import { secret } from '../data/secret.ts'
import { Unable } from '../unable.ts'
import { makeCluster } from './make.ts'
import { giveOwnersRights } from './owner.ts'
import { type Place, serverPlace } from './place.ts'
import { runProgram } from './run.ts'
import { dataOf, runningPort, startServer, stopServer } from './server.ts'

/** The embedded PostgreSQL of a DATA_DIR, in use by this process until it leaves. */
export type Cluster = {
  databaseUrl: string
  found: 'made' | 'started' | 'adopted'
  directory: string
  /** Starts the server again, on the same port, when it is gone. */
  revive(): Promise<void>
  /** Stops the server when nobody else uses it. */
  leave(): Promise<void>
}

/**
 * Makes, starts or joins the embedded PostgreSQL of `dataDir`. Any number of processes may use one
 * DATA_DIR: they share the server, and the last to leave stops it. A server that outlived those who
 * used it is adopted. `settings` are PostgreSQL settings for a server that this call starts.
 */
export async function joinCluster(dataDir: string, settings: string[] = []): Promise<Cluster> {
  const turn = new Lock(join(dataDir, 'locks', 'postgres-turn'))
  const users = new Lock(join(dataDir, 'locks', 'postgres-users'))
  await turn.turn()
  try {
    const place = serverPlace(dataDir)
    const password = secret(dataDir, 'postgres-password')
    const { port, found } = await ready(place, password, settings)
    users.shared()
    return {
      databaseUrl: `postgresql://firstframe:${password}@127.0.0.1:${port}/firstframe`,
      found,
      directory: place.directory,
      revive: () => revive(place, turn, settings),
      leave: () => leave(place, turn, users),
    }
  } finally {
    turn.release()
  }
}

type Ready = { port: number; found: Cluster['found'] }

async function ready(place: Place, password: string, settings: string[]): Promise<Ready> {
  const exists = existsSync(dataOf(place))
  if (exists) await refuseOtherVersion(place)
  else await makeCluster(place, password)
  const running = await runningPort(place)
  if (running) return { port: running, found: 'adopted' }
  await giveOwnersRights(place)
  return { port: await startServer(place, settings), found: exists ? 'started' : 'made' }
}

async function refuseOtherVersion(place: Place): Promise<void> {
  const made = readFileSync(join(dataOf(place), 'PG_VERSION'), 'utf8').trim()
  const { output } = await runProgram(place, 'postgres', ['--version'])
  const ours = output.match(/PostgreSQL\) (\d+)/)?.[1]
  if (made === ours) return
  throw new Unable(
    `The database in ${dataOf(place)} was made by PostgreSQL ${made}, and this version brings PostgreSQL ${ours}: dump it with PostgreSQL ${made} and restore it, or set DATA_DIR to a new directory.`,
  )
}

async function revive(place: Place, turn: Lock, settings: string[]): Promise<void> {
  await turn.turn()
  try {
    if (!(await runningPort(place))) await startServer(place, settings, true)
  } finally {
    turn.release()
  }
}

async function leave(place: Place, turn: Lock, users: Lock): Promise<void> {
  await turn.turn()
  try {
    users.release()
    if (users.alone()) await stopServer(place)
  } finally {
    users.close()
    turn.close()
  }
}
