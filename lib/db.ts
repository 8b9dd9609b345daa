import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '#lib/env.ts'
import { type Prisma, PrismaClient } from '#lib/generated/prisma/client.ts'

/**
 * The database, through Prisma on one pool.
 * Only `queries.ts` and `rows.ts` of each folder import this (tests/architecture.test.ts).
 */

type Open = { pool: pg.Pool; prisma: PrismaClient }

const shared = globalThis as typeof globalThis & { firstframeDb?: Open }

/** Opened at first use, once for a process, also when the development server loads this module again. */
function opened(): Open {
  shared.firstframeDb ??= open()
  return shared.firstframeDb
}

function open(): Open {
  const { DATABASE_URL } = env()
  if (!DATABASE_URL)
    throw new Error('DATABASE_URL is not set: start the app with npm start, or set it.')
  const pool = new pg.Pool({
    connectionString: DATABASE_URL,
    max: 12,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
  })
  pool.on('error', () => {}) // an idle connection broke; the next query opens another
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => nameOf(sql) })
  return { pool, prisma: new PrismaClient({ adapter }) }
}

/** Lists of different lengths make different statements: the rest stays nameless. */
const mostNames = 500
const names = new Map<string, string>()

/** A statement with a name is parsed and planned once for a connection, which is half its time. */
function nameOf(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined || names.size === mostNames) return known ?? ''
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}

export function db(): PrismaClient {
  return opened().prisma
}

/** A Prisma client inside or outside a transaction. */
export type Db = Prisma.TransactionClient

/** Runs `work` in one transaction. Never call the network in it. */
export function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  return db().$transaction(work, { maxWait: 5_000, timeout: 15_000 })
}

/** Ends every connection: the last thing a stopping process does. */
export async function closeDb(): Promise<void> {
  if (!shared.firstframeDb) return
  await shared.firstframeDb.prisma.$disconnect()
  await shared.firstframeDb.pool.end()
}
