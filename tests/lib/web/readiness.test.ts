import { rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { beforeEach, expect, inject, it } from 'vitest'
import { GET } from '#app/api/ready/route.ts'
import { env } from '#lib/env.ts'
import { beat, leave } from '#lib/jobs/processes.ts'
import { sql } from '#tests/support/database.ts'

/** An answer about the storage is kept for 5 s. */
const patience = { timeout: 20_000, interval: 500 }

beforeEach(() => beat('worker'))

async function ready(): Promise<[number, unknown]> {
  const answer = await GET()
  return [answer.status, await answer.json()]
}

const well = [200, { status: 'ready' }]
const not = (...reasons: string[]) => [503, { status: 'not_ready', reasons }]

it('says so when all is well', async () => {
  expect(await ready()).toEqual(well)
})

it('names the storage when it takes no file, and not any more when it does', async () => {
  const folder = fileURLToPath(env().STORAGE_URL)
  await rm(folder, { recursive: true, force: true })
  await writeFile(folder, 'a file in the way')
  await expect.poll(ready, patience).toEqual(not('storage'))
  await leave()
  expect(await ready(), 'all that is not well').toEqual(not('worker', 'storage'))
  await beat('worker')
  await rm(folder)
  await expect.poll(ready, patience).toEqual(well)
})

it('names the worker when there is none, or none was heard of for 20 seconds; a web process is none', async () => {
  await sql(`update process set seen_at = now() - interval '21 seconds'`)
  expect(await ready()).toEqual(not('worker'))
  await leave()
  await beat('web')
  expect(await ready()).toEqual(not('worker'))
  await leave()
  expect(await ready()).toEqual(not('worker'))
})

it('names the database, and not the worker, when that lets nobody in', async () => {
  const name = new URL(env().DATABASE_URL ?? '').pathname.slice(1)
  await onServer(`alter database ${name} with allow_connections false`)
  try {
    await onServer(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    )
    expect(await ready()).toEqual(not('database'))
  } finally {
    await onServer(`alter database ${name} with allow_connections true`)
  }
  await expect.poll(ready, patience).toEqual(well)
})

it('names the database when it is there and silent', async () => {
  const holder = new pg.Client({ connectionString: env().DATABASE_URL })
  await holder.connect()
  await holder.query('begin; lock table process in access exclusive mode')
  expect(await ready()).toEqual(not('database'))
  await holder.query('rollback')
  await holder.end()
  expect(await ready()).toEqual(well)
})

async function onServer(statement: string): Promise<void> {
  const server = new URL(inject('databaseUrl'))
  server.pathname = '/postgres'
  const client = new pg.Client({ connectionString: server.href })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
