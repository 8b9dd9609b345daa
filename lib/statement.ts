import 'server-only'
import pg from 'pg'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import type { OpeningPool } from '#lib/opening-pool.ts'
import { nameOf } from '#lib/statement-names.ts'

/**
 * One statement, straight to PostgreSQL: a fifth of the processor time that it costs through the client library, and
 * all that goes with it in one round trip. What needs an answer before it can say more is a transaction of lib/db.ts.
 */

/** The rows that `statement` answers, with no transaction around it. */
export function run<Row>(pool: OpeningPool, statement: Prisma.Sql): Promise<Row[]> {
  return connected(pool, (client) => answered<Row>(client, statement))
}

/** The same in a transaction of its own that begins with `opening`, all in one round trip. */
export function runAfter<Row>(
  pool: OpeningPool,
  opening: string,
  statement: Prisma.Sql,
): Promise<Row[]> {
  return connected(pool, async (client) => {
    const sent = [
      client.query(`begin; ${opening}`),
      answered<Row>(client, statement),
      client.query('commit'), // of what failed it is a rollback
    ] as const
    const [, rows] = await allDone(sent)
    return rows
  })
}

/** The same, committed only when its answer is here: of a process that was killed before that, nothing stays. */
export function runSeen<Row>(
  pool: OpeningPool,
  opening: string,
  statement: Prisma.Sql,
): Promise<Row[]> {
  return connected(pool, async (client) => {
    const [, rows] = await allDone([
      client.query(`begin; ${opening}`),
      answered<Row>(client, statement),
    ] as const)
    await client.query('commit')
    return rows
  })
}

/** As text: a message of several statements carries no parameters. */
export function inline({ strings, values }: Prisma.Sql): string {
  const literals = values.map((value) => pg.escapeLiteral(String(value)))
  return strings.reduce((text, next, index) => text + literals[index - 1] + next)
}

async function answered<Row>(client: pg.PoolClient, { text, values }: Prisma.Sql): Promise<Row[]> {
  const sent = { name: nameOf(text), text, values: values.map(asParameter), types }
  const { rows } = await client.query(sent)
  return rows
}

/** A connection that anything went wrong on is given up: nobody can tell what it still has to say. */
async function connected<T>(
  pool: OpeningPool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connectPlain()
  client.on('error', ignore)
  try {
    const done = await work(client)
    client.off('error', ignore)
    client.release()
    return done
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** What a broken connection was asked fails by itself. */
function ignore() {}

/** Waits for all, also when the first failed: a connection is free when everything on it was answered. */
async function allDone<T extends readonly Promise<unknown>[]>(
  sent: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(sent)
  return Promise.all(sent)
}

function asParameter(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value
}

const { builtins, getTypeParser } = pg.types

/** As Prisma reads them: whole numbers of 64 bits as bigint, a day as its midnight in UTC. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === builtins.INT8) return BigInt
    if (oid === builtins.DATE) return (text: string) => new Date(text)
    return getTypeParser(oid, format)
  },
}
