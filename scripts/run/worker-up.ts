import pg from 'pg'

/** How a worker that was just started is known: by the row that it writes about itself. */
export async function workerUp(databaseUrl: string): Promise<() => Promise<boolean>> {
  const before = await workers(databaseUrl)
  return async () => {
    const now = await workers(databaseUrl)
    return [...now].some((bootId) => !before.has(bootId))
  }
}

async function workers(databaseUrl: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query("select boot_id from process where kind = 'worker'")
    return new Set(rows.map((row) => String(row.boot_id)))
  } finally {
    await client.end()
  }
}
