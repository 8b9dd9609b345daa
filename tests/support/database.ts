import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDb } from '#lib/db.ts'
import { env } from '#lib/env.ts'
import { login, logins, loginUrl } from '#lib/logins.ts'
import { prepareLogins } from '#scripts/migrations/logins.ts'

/**
 * Imported by a test file, gives it a migrated, empty database of its own, which the product's own
 * `db()` and `pool()` reach.
 */

const { DATABASE_URL } = env()
const name = new URL(DATABASE_URL ?? '').pathname.slice(1)

const key = env().ENCRYPTION_KEY ?? ''

beforeAll(async () => {
  await onServer(`create database ${name} template firstframe`)
  await prepareLogins(DATABASE_URL ?? '', key)
})

afterAll(async () => {
  await closeDb()
  await onServer(`drop database ${name} with (force)`)
  for (const one of logins) await onServer(`drop role ${login(one, DATABASE_URL ?? '', key).role}`)
})

/** Runs one statement on this file's database, past the product's code. */
export async function sql<Row extends pg.QueryResultRow>(
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await withClient(DATABASE_URL ?? '', (client) => client.query<Row>(statement, values)))
    .rows
}

/** The same as the portal's machine: the queue's tables are its own. */
export async function machineSql<Row extends pg.QueryResultRow>(
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await withClient(loginUrl('machine'), (client) => client.query<Row>(statement, values)))
    .rows
}

/** Takes every row that people and machines made out of this file's database. */
export async function emptyDatabase(): Promise<void> {
  const tables = await sql<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables
     where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  )
  await sql(`truncate ${tables.map((table) => table.name).join(', ')} cascade`)
}

/** The template must have no session while it is copied, so statements run from another database. */
async function onServer(statement: string): Promise<void> {
  const server = new URL(inject('databaseUrl'))
  server.pathname = '/postgres'
  await withClient(server.href, (client) => client.query(statement))
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
