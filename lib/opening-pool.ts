import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import type { Prisma } from '#lib/generated/prisma/client.ts'

type Beginning = AsyncLocalStorage<Prisma.Sql | undefined>

const shared = globalThis as typeof globalThis & { firstframeBeginning?: Beginning }

/** One for the process, as the pools are: the server may load this module once for each route. */
shared.firstframeBeginning ??= new AsyncLocalStorage()
const beginning = shared.firstframeBeginning

/** The transaction that `work` begins sends `statements` in the same message as its BEGIN: a round trip less. */
export function openingWith<T>(statements: Prisma.Sql, work: () => Promise<T>): Promise<T> {
  return beginning.run(statements, work)
}

type Callback = Parameters<pg.Pool['connect']>[0]

/** The pool under Prisma. A connection that it asks for by promise is for a transaction. */
export class OpeningPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(callback: Callback): undefined
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    if (!callback) return opened(super.connect())
    super.connect(callback)
    return undefined
  }
}

async function opened(connecting: Promise<pg.PoolClient>): Promise<pg.PoolClient> {
  const statements = beginning.getStore()
  const client = await connecting
  return statements ? replacingBegin(client, `begin; ${inline(statements)}`) : client
}

/** The client, whose next query is Prisma's BEGIN. */
function replacingBegin(client: pg.PoolClient, message: string): pg.PoolClient {
  const query = () => {
    Reflect.deleteProperty(client, 'query')
    return client.query(message)
  }
  return Object.assign(client, { query })
}

/** As text: a message of several statements carries no parameters. */
function inline({ strings, values }: Prisma.Sql): string {
  const literals = values.map((value) => pg.escapeLiteral(String(value)))
  return strings.reduce((text, next, index) => text + literals[index - 1] + next)
}
