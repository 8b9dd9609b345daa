import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from '#lib/generated/prisma/client.ts'
import { type LoginName, loginUrl } from '#lib/logins.ts'
import { OpeningPool } from '#lib/opening-pool.ts'
import { processWide } from '#lib/process-wide.ts'
import { inline, run, runAfter, runSeen } from '#lib/statement.ts'
import { nameOf } from '#lib/statement-names.ts'

/**
 * The database: one pool for what people ask and one for what runs by itself. What one statement says goes straight
 * there (lib/statement.ts), everything else through Prisma. Only `queries.ts` and `rows.ts` of each folder import this (tests/architecture.test.ts).
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
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
  })
  pool.on('error', () => {}) // an idle connection broke; the next query opens another
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => nameOf(sql) })
  return { pool, prisma: new PrismaClient({ adapter }) }
}

/** A Prisma client inside or outside a transaction. */
export type Db = Prisma.TransactionClient

/** The database for what runs by itself: every workspace's rows are open to it. Not for what a person asks. */
export function machineDb(): PrismaClient {
  return opened('machine').prisma
}

/** What one statement answers, for what runs by itself. */
export function machineRows<Row>(statement: Prisma.Sql): Promise<Row[]> {
  return run(opened('machine').pool, statement)
}

/**
 * The same after `opening`, statements with texts for values whose answers nobody needs, such as a lock: one
 * transaction, committed when the answer is here and not before.
 */
export function machineRowsAfter<Row>(opening: Prisma.Sql, statement: Prisma.Sql): Promise<Row[]> {
  return runSeen(opened('machine').pool, inline(opening), statement)
}

/** Runs `work` in one transaction of a machine. Never call the network in it. */
export function machineTransaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  return opened('machine').prisma.$transaction(work, patience)
}

/** Whose workspace it is that PostgreSQL's own row-level security shows, and no other. */
type Scope = { readonly workspaceId: string }

function openingOf({ workspaceId }: Scope): string {
  return inline(Prisma.sql`set local firstframe.workspace = ${workspaceId}`)
}

/** What one statement answers that sees only the rows of the viewer's workspace. */
export function rowsWithin<Row>(scope: Scope, statement: Prisma.Sql): Promise<Row[]> {
  return runAfter(opened('viewer').pool, openingOf(scope), statement)
}

/** Runs `work` in one transaction that sees only the rows of the viewer's workspace. Never call the network in it. */
export function within<T>(scope: Scope, work: (tx: Db) => Promise<T>): Promise<T> {
  const { pool, prisma } = opened('viewer')
  return pool.openingWith(openingOf(scope), () => prisma.$transaction(work, patience))
}

const patience = { maxWait: 5_000, timeout: 15_000 }

/** Ends every connection: the last thing a stopping process does. */
export async function closeDb(): Promise<void> {
  for (const { prisma, pool } of Object.values(opens)) {
    await prisma.$disconnect()
    await pool.end()
  }
}
