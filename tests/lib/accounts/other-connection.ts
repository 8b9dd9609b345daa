import pg from 'pg'
import { afterAll, beforeAll, expect } from 'vitest'
import { env } from '#lib/env.ts'
import { sql } from '#tests/support/database.ts'

/** A connection that stops in the middle of the other side's transaction. Imported after the database. */
export const other = new pg.Client({ connectionString: env().DATABASE_URL })

beforeAll(() => other.connect())
afterAll(() => other.end())

/** Until somebody waits for the other connection's locks. */
export async function somebodyWaits(): Promise<void> {
  const waiting = () =>
    sql(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    )
  await expect.poll(waiting, { timeout: 10_000 }).not.toHaveLength(0)
}
