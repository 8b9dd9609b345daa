import pg from 'pg'
import { prepareLogins } from '#scripts/migrations/logins.ts'
import { secret } from './visitors.ts'

/** A database of its own made from `template`, which nobody may be connected to. Answers its address. */
export async function copyOf(template: string, name: string): Promise<string> {
  const url = new URL(template)
  const from = url.pathname.slice(1)
  url.pathname = '/postgres'
  await query(url.href, `create database ${name} template ${from}`)
  url.pathname = `/${name}`
  await prepareLogins(url.href, secret)
  return url.href
}

export async function query<Row extends pg.QueryResultRow>(
  databaseUrl: string,
  statement: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

/** The second wall taken down, as the tables' owner could. */
export async function withoutWalls(databaseUrl: string): Promise<void> {
  for (const table of await tables(databaseUrl))
    await query(databaseUrl, `alter table "${table}" disable row level security`)
}

async function tables(databaseUrl: string): Promise<string[]> {
  const found = await query<{ name: string }>(
    databaseUrl,
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
  )
  return found.map(({ name }) => name)
}

/** What changes by looking: when a session was used and where it is, the processes, the counted tries. */
const restless: Record<string, string> = {
  session: `to_jsonb(t) - 'last_seen_at' - 'workspace_id'`,
}
const ofNobody = new Set(['process', 'throttle', 'upstream'])

/** A digest of every row that somebody has, by table. */
export async function fingerprint(databaseUrl: string): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const table of await tables(databaseUrl)) {
    if (ofNobody.has(table)) continue
    const row = restless[table] ?? 'to_jsonb(t)'
    const [found] = await query<{ digest: string }>(
      databaseUrl,
      `select md5(coalesce(string_agg((${row})::text, ',' order by (${row})::text), '')) as digest from "${table}" t`,
    )
    digests[table] = found?.digest ?? ''
  }
  return digests
}
