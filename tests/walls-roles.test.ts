import { beforeAll, describe, expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { login, logins } from '#lib/logins.ts'
import { sql } from '#tests/support/database.ts'
import { asViewer, refused } from './isolation/as-viewer.ts'
import { idIn } from './isolation/world/canary.ts'
import { fillWorld } from './isolation/world/make.ts'

/** The roles that the portal signs in as, by PostgreSQL's own catalog. */

const databaseUrl = env().DATABASE_URL ?? ''
const own = idIn('a', 'workspace')

beforeAll(() => fillWorld(databaseUrl))

describe('the portal’s roles', () => {
  test('own nothing, are above nothing and bypass nothing', async () => {
    const key = env().ENCRYPTION_KEY ?? ''
    const names = logins.flatMap((name) => [
      `firstframe_${name}`,
      login(name, databaseUrl, key).role,
    ])
    const roles = await sql(
      `select rolname from pg_roles where rolname = any($1) and not rolsuper and not rolbypassrls
         and not rolcreaterole and not rolcreatedb and not rolreplication
         and not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where c.relowner = pg_roles.oid and n.nspname = 'public')`,
      [names],
    )
    expect(roles).toHaveLength(4)
  })

  test('cannot become the owner of the tables, nor one another', async () => {
    const [owner] = await sql<{ name: string }>('select current_user as name')
    for (const role of [owner?.name, 'firstframe_machine', 'postgres'])
      await asViewer(own, (ask) =>
        expect(ask(`set role "${role}"`)).rejects.toThrow(/permission denied|does not exist/),
      )
  })

  test('cannot take the wall down', async () => {
    await asViewer(own, async (ask) => {
      await expect(ask('alter table job disable row level security')).rejects.toMatchObject(refused)
      await expect(ask('drop policy viewer on job')).rejects.toMatchObject(refused)
      // Nothing opens: what a policy would have cut fails.
      const without = 'set local row_security = off; select id from job'
      await expect(ask(without)).rejects.toMatchObject(refused)
    })
  })

  test('read no password, session, identity, code, mailed link or orphan push as a viewer', async () => {
    const closed = await sql<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and not has_column_privilege('firstframe_viewer', quote_ident(table_name), column_name, 'select')`,
    )
    expect(closed.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'user.password_hash',
        'user.totp_sealed',
        'session.id',
        'session.token_sha256',
        'session.address',
        'session.user_agent',
        'identity.subject',
        'recovery_code.code_sha256',
        'mailed_link.token_sha256',
      ]),
    )
    const read = await sql(
      `select from unnest(array['identity', 'recovery_code', 'mailed_link', 'throttle', 'orphan_push']) t
       where has_any_column_privilege('firstframe_viewer', t, 'select')`,
    )
    expect(read).toEqual([])
  })

  test('change nothing in the ledger and the audit, as a machine neither', async () => {
    const may = await sql(
      `select from unnest(array['transfer', 'audit', 'audit_head', 'price', 'price_version']) t, unnest(array['firstframe_viewer', 'firstframe_machine']) r
       where has_table_privilege(r, t, 'update') or has_table_privilege(r, t, 'delete') or has_table_privilege(r, t, 'truncate')`,
    )
    expect(may).toEqual([])
  })

  test('do not write where the chain of the audit ends: only the chain does', async () => {
    const may = await sql(
      `select from unnest(array['firstframe_viewer', 'firstframe_machine']) r where has_any_column_privilege(r, 'audit_head', 'insert')`,
    )
    expect(may).toEqual([])
  })
})
