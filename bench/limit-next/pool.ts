import pg from 'pg'

const shared = globalThis as typeof globalThis & { limitPool?: pg.Pool }

/** One pool of the product's size for the process. */
export function pool(): pg.Pool {
  shared.limitPool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 })
  return shared.limitPool
}
