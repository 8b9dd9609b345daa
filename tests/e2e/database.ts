import pg from 'pg'
import { secret } from '#scripts/data/secret.ts'
import { portInPidFile } from '#scripts/postgres/pid-file.ts'
import { serverPlace } from '#scripts/postgres/place.ts'
import { dataOf } from '#scripts/postgres/server.ts'
import { dataDir } from './product.ts'

/** Runs one statement on the product's database, past its code: to let time pass, and to count rows. */
export async function sql<Row extends pg.QueryResultRow>(
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const port = portInPidFile(dataOf(serverPlace(dataDir)))
  const password = secret(dataDir, 'postgres-password')
  const connectionString = `postgresql://firstframe:${password}@127.0.0.1:${port}/firstframe`
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<Row>(statement, values)).rows
  } finally {
    await client.end()
  }
}

/** What takes two minutes in life: a create call that nobody answered goes before a person. */
export async function letAnswersBeGivenUp(jobId: string): Promise<void> {
  await sql(
    `update attempt set sending_at = sending_at - interval '5 minutes' where job_id = $1 and state = 'unknown'`,
    [jobId],
  )
  await sql(`update job set due_at = now() where id = $1 and state = 'submitting'`, [jobId])
}

/** Whether the account administers the instance: the first one of all does. */
export async function appoint(email: string, isAdministrator = true): Promise<void> {
  await sql('update "user" set is_administrator = $2 where email = $1', [email, isAdministrator])
}

/** A take that waits for a yes waits for its turn instead, which does not come before tomorrow. */
export async function keepQueued(jobId: string): Promise<void> {
  await sql(
    `update job set approval_asked_at = null, waiting_code = null, due_at = now() + interval '1 day' where id = $1`,
    [jobId],
  )
}
