import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from '#lib/generated/prisma/client.ts'
import { type LoginName, loginUrl } from '#lib/logins.ts'
import { OpeningPool } from '#lib/opening-pool.ts'
import { processWide } from '#lib/process-wide.ts'

/**
 * The database, through Prisma: one pool for what people ask and one for what runs by itself.
 * Only `queries.ts` and `rows.ts` of each folder import this (tests/architecture.test.ts).
 */

type Open = { pool: OpeningPool; prisma: PrismaClient }

const opens = processWide('db', (): Partial<Record<LoginName, Open>> => ({}))

function opened(name: LoginName): Open {
  opens[name] ??= open(name)
  return opens[name]
}

const connections = { viewer: 10, machine: 12 } as const satisfies Record<LoginName, number>

function open(name: LoginName): Open {
  const pool = new OpeningPool({
    connectionString: loginUrl(name),
    max: connections[name],
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

/** A Prisma client inside or outside a transaction. */
export type Db = Prisma.TransactionClient

/** The database for what runs by itself: every workspace's rows are open to it. Not for what a person asks. */
export function machineDb(): PrismaClient {
  return opened('machine').prisma
}

/**
 * Runs `work` in one transaction of a machine. Never call the network in it. `opening` are statements with texts
 * for values, whose answers nobody needs, such as a lock: they cost no round trip of their own.
 */
export function machineTransaction<T>(
  work: (tx: Db) => Promise<T>,
  opening?: Prisma.Sql,
): Promise<T> {
  const { pool, prisma } = opened('machine')
  const begin = () => prisma.$transaction(work, patience)
  return opening ? pool.openingWith(opening, begin) : begin()
}

/**
 * Runs `work` in one transaction that sees only the rows of the viewer's workspace, by PostgreSQL's own
 * row-level security. Never call the network in it.
 */
export function within<T>(
  { workspaceId }: { readonly workspaceId: string },
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  const opening = Prisma.sql`set local firstframe.workspace = ${workspaceId}`
  const { pool, prisma } = opened('viewer')
  return pool.openingWith(opening, () => prisma.$transaction(work, patience))
}

const patience = { maxWait: 5_000, timeout: 15_000 }

/** Ends every connection: the last thing a stopping process does. */
export async function closeDb(): Promise<void> {
  for (const { prisma, pool } of Object.values(opens)) {
    await prisma.$disconnect()
    await pool.end()
  }
}
