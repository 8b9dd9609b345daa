import pg from 'pg'
import { onTestFinished } from 'vitest'
import { type Cluster, joinCluster } from '#scripts/postgres/cluster.ts'

/** Joins the embedded PostgreSQL of `directory`, without fsync, and leaves it after the test. */
export async function clusterIn(directory: string): Promise<Cluster> {
  const cluster = await joinCluster(directory, ['fsync=off'])
  onTestFinished(() => cluster.leave().catch(() => {})) // the test may have left already
  return cluster
}

/** The first value that `statement` returns. */
export async function answer(databaseUrl: string, statement: string): Promise<unknown> {
  const { rows } = await run(databaseUrl, statement)
  return rows[0]?.[0]
}

export async function run(databaseUrl: string, statement: string): Promise<pg.QueryArrayResult> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {}) // the server was stopped under it
  await client.connect()
  try {
    return await client.query({ text: statement, rowMode: 'array' })
  } finally {
    await client.end()
  }
}
