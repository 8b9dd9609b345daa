import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { applyMigrations } from '#scripts/migrations/apply.ts'
import { prepareLogins } from '#scripts/migrations/logins.ts'
import { type Cluster, joinCluster } from '#scripts/postgres/cluster.ts'
import type { Closing } from '#scripts/run/closing.ts'
import { until } from './until.ts'

/** An embedded PostgreSQL as the product starts it, fsync on, and a way past the product's code to its rows. */
export class Database {
  readonly url: string
  readonly #cluster: Cluster
  readonly #pool: pg.Pool

  private constructor(cluster: Cluster) {
    this.#cluster = cluster
    this.url = cluster.databaseUrl
    this.#pool = new pg.Pool({ connectionString: this.url, max: 6, application_name: 'test' })
    this.#pool.on('error', () => {}) // the server was killed
  }

  static async open(directory: string, key: string, closing: Closing): Promise<Database> {
    const cluster = await joinCluster(directory)
    closing.add(() => cluster.leave())
    await applyMigrations(cluster.databaseUrl, resolve('prisma/migrations'))
    await prepareLogins(cluster.databaseUrl, key)
    const database = new Database(cluster)
    closing.add(() => database.#pool.end())
    return database
  }

  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(text, values)).rows
  }

  /** A connection of its own, for a transaction that stays open. */
  async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'test' })
    client.on('error', () => {})
    await client.connect()
    return client
  }

  /** SIGKILL for the server and all its children. */
  async kill(): Promise<void> {
    const server = this.#pid()
    const all = [server, ...childrenOf(server)]
    for (const pid of all) kill(pid)
    await until('PostgreSQL dies', async () => !all.some(lives))
  }

  revive(): Promise<void> {
    return this.#cluster.revive()
  }

  #pid(): number {
    const file = join(this.#cluster.directory, 'data', 'postmaster.pid')
    return Number(readFileSync(file, 'utf8').split('\n')[0])
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && statOf(pid)?.parent === parent)
}

/** Some are gone by now: they end when the server does. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {}
}

function lives(pid: number): boolean {
  const state = statOf(pid)?.state
  return state !== undefined && state !== 'Z'
}

function statOf(pid: number): { state: string; parent: number } | undefined {
  try {
    const [, state = '', parent] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').match(/\) (\w) (\d+)/) ?? []
    return { state, parent: Number(parent) }
  } catch {
    return undefined
  }
}
