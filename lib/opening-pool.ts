import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

type Callback = Parameters<pg.Pool['connect']>[0]

/**
 * The pool under Prisma. A transaction in it can begin with statements of its own in the message of its BEGIN, a
 * round trip less. A connection that Prisma asks for by promise is for a transaction.
 */
export class OpeningPool extends pg.Pool {
  /** Here and not beside the class: the server loads this module once for each route, and the pools live once. */
  readonly #beginning = new AsyncLocalStorage<string>()

  /** The transaction that `work` begins sends `statements` first. */
  openingWith<T>(statements: string, work: () => Promise<T>): Promise<T> {
    return this.#beginning.run(statements, work)
  }

  /** A connection that is not for Prisma, whatever began here. */
  connectPlain(): Promise<pg.PoolClient> {
    return super.connect()
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Callback): undefined
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    if (!callback) return opened(super.connect(), this.#beginning.getStore())
    super.connect(callback)
    return undefined
  }
}

async function opened(
  connecting: Promise<pg.PoolClient>,
  statements: string | undefined,
): Promise<pg.PoolClient> {
  const client = await connecting
  return statements ? replacingBegin(client, `begin; ${statements}`) : client
}

/** The client, whose next query is Prisma's BEGIN. */
function replacingBegin(client: pg.PoolClient, message: string): pg.PoolClient {
  const query = () => {
    Reflect.deleteProperty(client, 'query')
    return client.query(message)
  }
  return Object.assign(client, { query })
}
