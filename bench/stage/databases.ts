import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { applyMigrations } from '#scripts/migrations/apply.ts'
import { prepareLogins } from '#scripts/migrations/logins.ts'
import { joinCluster } from '#scripts/postgres/cluster.ts'
import type { Closing } from '#scripts/run/closing.ts'
import { secret } from './variables.ts'

/** The embedded PostgreSQL as the product starts it, fsync on, in the bench's own directory. */
export type Databases = {
  /** The server's first process. */
  pid: number
  version: string
  /** The address of a migrated database that `fill` has filled, made when it is first asked for. */
  named(name: string, fill?: (client: pg.Client) => Promise<void>): Promise<string>
}

export async function openDatabases(directory: string, closing: Closing): Promise<Databases> {
  const cluster = await joinCluster(directory)
  closing.add(() => cluster.leave())
  await applyMigrations(cluster.databaseUrl, resolve('prisma/migrations'))
  const pidFile = readFileSync(join(cluster.directory, 'data', 'postmaster.pid'), 'utf8')
  const version = await onDatabase(cluster.databaseUrl, async (client) => {
    await refuseUnsafe(client)
    return (await client.query('show server_version')).rows[0].server_version
  })
  const made = new Map<string, Promise<string>>()
  return {
    pid: Number(pidFile.split('\n')[0]),
    version,
    named(name, fill) {
      const found = made.get(name) ?? make(cluster.databaseUrl, name, fill)
      made.set(name, found)
      return found
    },
  }
}

/** Nothing here is worth a look when commits are not on disk. */
async function refuseUnsafe(client: pg.Client): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await client.query(`show ${setting}`)
    if (rows[0][setting] !== 'on') throw new Error(`the bench needs ${setting} on`)
  }
}

async function make(
  template: string,
  name: string,
  fill: ((client: pg.Client) => Promise<void>) | undefined,
): Promise<string> {
  const server = new URL(template)
  const templateName = server.pathname.slice(1)
  server.pathname = '/postgres'
  await onDatabase(server.href, (client) =>
    client.query(`create database ${name} template ${templateName}`),
  )
  server.pathname = `/${name}`
  await prepareLogins(server.href, secret)
  if (fill) {
    await onDatabase(server.href, async (client) => {
      await fill(client)
      await client.query('vacuum analyze')
    })
  }
  return server.href
}

export async function onDatabase<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
