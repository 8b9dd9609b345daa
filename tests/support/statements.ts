import pg from 'pg'
import { vi } from 'vitest'

/** How many statements PostgreSQL is sent while `work` runs. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  const { length } = spy.mock.calls
  spy.mockRestore()
  return length
}
