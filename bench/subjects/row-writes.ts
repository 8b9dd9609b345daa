import pg from 'pg'
import { pause } from './pause.ts'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 })

/** What every drained message does: one row written, as a look at a job is noted. */
export async function writeRow(jobId: string): Promise<void> {
  await pool.query({
    name: 'look',
    text: 'update job set looks = looks + 1 where id = $1',
    values: [jobId],
  })
}

/** Ids of jobs to write, and the pool warm. */
export async function jobIds(count: number): Promise<string[]> {
  await Promise.all(Array.from({ length: 12 }, () => pool.query('select 1')))
  const { rows } = await pool.query<{ id: string }>('select id from job limit $1', [count])
  return rows.map(({ id }) => id)
}

/** Resolves when `done()` holds. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) await pause(1)
}
