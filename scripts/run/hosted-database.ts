import pg from 'pg'
import type { Say } from '../steps.ts'
import { Unable } from '../unable.ts'

const oldestVersion = 15

/** Checks that DATABASE_URL leads to a PostgreSQL that is new enough; returns it. */
export async function checkHosted(url: string, say: Say): Promise<string> {
  const { host, pathname } = new URL(url)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // it broke after it was checked; whoever uses it next will say so
  try {
    await client.connect()
    const { rows } = await client.query('show server_version')
    const version = String(rows[0].server_version)
    if (Number.parseInt(version, 10) < oldestVersion)
      throw new Unable(
        `The database at ${host} is PostgreSQL ${version}: Firstframe needs ${oldestVersion} or newer.`,
      )
    say(`PostgreSQL ${version} at ${host}${pathname}`)
    return url
  } catch (error) {
    if (error instanceof Unable) throw error
    throw new Unable(sentence(error, host, pathname.slice(1)))
  } finally {
    await client.end().catch(() => {})
  }
}

function sentence(error: unknown, host: string, database: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  const correct = 'correct DATABASE_URL, or leave it unset to use the embedded PostgreSQL'
  if (code === '3D000')
    return `There is no database ${database} at ${host}: create it (createdb ${database}), or ${correct}.`
  if (code.startsWith('28'))
    return `The database at ${host} refuses this user or password: ${correct}.`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `The host of DATABASE_URL, ${host}, cannot be found: ${correct}.`
  const reason = code === 'ECONNREFUSED' ? 'connection refused' : message || code
  return `The database at ${host} does not answer (${reason}): start it, ${correct}.`
}
