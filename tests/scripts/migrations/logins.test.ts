import pg from 'pg'
import { expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { login, logins } from '#lib/logins.ts'
import { dropOtherLogins, prepareLogins } from '#scripts/migrations/logins.ts'
import { sql } from '#tests/support/database.ts'

const { DATABASE_URL = '', ENCRYPTION_KEY = '' } = env()
const next = 'the-key-after-the-rotation-0123456789abcdef'

test('two keys sign in side by side, share what they make, and the old one’s logins go at the end', async () => {
  const before = await connected('machine', ENCRYPTION_KEY)
  await prepareLogins(DATABASE_URL, next)
  const after = await connected('machine', next)
  const again = await connected('machine', ENCRYPTION_KEY)
  try {
    await before.query('create table pgboss.made_before (n int)')
    await after.query('insert into pgboss.made_before values (1)')
    await after.query('alter table pgboss.made_before add column m int')
    expect((await again.query('select n from pgboss.made_before')).rows).toEqual([{ n: 1 }])
    const viewer = await connected('viewer', next)
    await expect(viewer.query('select from pgboss.made_before')).rejects.toThrow(
      /permission denied/,
    )
    const { rows } = await viewer.query('select count(*)::int as n from job')
    expect(rows, 'and sees nothing without a workspace').toEqual([{ n: 0 }])
    await viewer.end()
  } finally {
    await Promise.all([before.end(), after.end(), again.end()])
  }
  const dropped = await dropOtherLogins(DATABASE_URL, ENCRYPTION_KEY)
  expect(dropped.sort()).toEqual(logins.map((name) => login(name, DATABASE_URL, next).role).sort())
  await expect(connected('machine', next)).rejects.toThrow()
  await (await connected('machine', ENCRYPTION_KEY)).end()
})

test('a login has no rights but those of its group', async () => {
  const roles = logins.map((name) => login(name, DATABASE_URL, ENCRYPTION_KEY).role)
  const rows = await sql(
    `select from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
    [roles],
  )
  expect(rows).toEqual([])
})

async function connected(name: 'viewer' | 'machine', key: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: login(name, DATABASE_URL, key).url })
  client.on('error', () => {})
  await client.connect()
  return client
}
