import type pg from 'pg'
import type { Database } from './database.ts'
import { until } from './until.ts'

/** A lock that the product has to wait for: it stops whoever needs it exactly there. */
export class Hold {
  readonly #database: Database
  readonly #client: pg.Client
  readonly #pid: number

  private constructor(database: Database, client: pg.Client, pid: number) {
    this.#database = database
    this.#client = client
    this.#pid = pid
  }

  /** Nobody changes the row; new rows may still point at it. */
  static async row(database: Database, table: 'workspace' | 'job' | 'attempt', id: string) {
    const hold = await Hold.#begin(database)
    await hold.#client.query(`select 1 from ${table} where id = '${id}' for no key update`)
    return hold
  }

  /** From now on nobody begins to read the table; who has begun may go on, and is not waited for. */
  static async table(database: Database, table: 'frame') {
    const hold = await Hold.#begin(database)
    hold.#client.query(`lock table ${table} in access exclusive mode`).catch(() => {})
    const asked = () => database.sql('select 1 from pg_locks where pid = $1', [hold.#pid])
    await until('the table is locked', async () => (await asked()).length > 1)
    return hold
  }

  static async #begin(database: Database): Promise<Hold> {
    const client = await database.connect()
    await client.query('begin')
    const { rows } = await client.query('select pg_backend_pid() as pid')
    return new Hold(database, client, rows[0].pid)
  }

  /** The names of the processes that wait for it. */
  async waiting(): Promise<string[]> {
    const rows = await this.#database.sql<{ name: string }>(
      'select application_name as name from pg_stat_activity where $1 = any(pg_blocking_pids(pid))',
      [this.#pid],
    )
    return rows.map(({ name }) => name)
  }

  async release(): Promise<void> {
    await this.#client.end().catch(() => {})
  }
}
