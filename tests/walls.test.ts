import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { login, logins, loginUrl } from '#lib/logins.ts'
import { sql } from '#tests/support/database.ts'
import { unwalled } from './isolation/walls.ts'
import { idIn, leaks } from './isolation/world/canary.ts'
import { fillWorld } from './isolation/world/make.ts'

/** The second wall by itself: what PostgreSQL lets the portal's two roles do, on every table there is. */

const databaseUrl = env().DATABASE_URL ?? ''
const own = idIn('a', 'workspace')
/** What stands in a row of workspace b, in its ids or its texts. */
const ofAnother = '7ca2-8|canary-[wmg]2-'

type Table = { name: string; columns: string[]; writable: string[] }
let tables: Table[]

beforeAll(async () => {
  await fillWorld(databaseUrl)
  tables = await sql<Table>(
    `select table_name as name, array_agg(quote_ident(column_name) order by ordinal_position) as columns,
       array_agg(quote_ident(column_name) order by ordinal_position)
         filter (where has_column_privilege('firstframe_viewer', quote_ident(table_name), column_name, 'update')) as writable
     from information_schema.columns c
     where table_schema = 'public' and table_name <> '_prisma_migrations'
       and has_column_privilege('firstframe_viewer', quote_ident(table_name), column_name, 'select')
     group by table_name order by 1`,
  )
})

/** Runs statements of a viewer in a transaction that names `workspace`, and takes all back. */
async function asViewer<T>(
  workspace: string | undefined,
  work: (ask: (statement: string, values?: unknown[]) => Promise<string[]>) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: loginUrl('viewer') })
  await client.connect()
  try {
    await client.query('begin')
    if (workspace !== undefined)
      await client.query(`select set_config('firstframe.workspace', $1, true)`, [workspace])
    return await work(async (statement, values) => {
      await client.query('savepoint before')
      try {
        const { rows } = await client.query<string[]>({
          text: statement,
          values: values ?? [],
          rowMode: 'array',
        })
        return rows.map(([row]) => String(row))
      } finally {
        await client.query('rollback to savepoint before')
      }
    })
  } finally {
    await client.end()
  }
}

/** What a viewer may read of a row, as one text. */
const rowOf = ({ columns }: Table) => `row(${columns.join(', ')})::text`

describe('row-level security', () => {
  test('stands around every table, with a policy for viewers wherever they may do anything', async () => {
    expect(await unwalled(databaseUrl)).toEqual([])
  })

  test('is asked about rows: in every table that viewers read, another’s workspace has some', async () => {
    expect(tables.length).toBeGreaterThan(15)
    for (const table of tables) {
      const found = await sql(
        `select from "${table.name}" where ${rowOf(table)} ~ '${ofAnother}' limit 1`,
      )
      if (table.name !== 'user') expect(found, table.name).toHaveLength(1)
    }
  })

  test('shows a viewer their own workspace and nothing of another’s', async () => {
    const seen = await asViewer(own, async (ask) => {
      const all: string[] = []
      for (const table of tables) {
        const rows = await ask(`select ${rowOf(table)} from "${table.name}"`)
        expect(rows.length, table.name).toBeGreaterThan(0)
        all.push(...rows)
      }
      return all.join('\n')
    })
    const secrets = /^canary-[xq]/ // hashes and notices: the app's own filters keep those
    expect(leaks(seen, 'owner', '').filter((mark) => !secrets.test(mark))).toEqual([])
  })

  test.each([
    ['names no workspace', undefined],
    ['names an empty one', ''],
  ])('shows nothing to a transaction that %s', async (_, workspace) => {
    await asViewer(workspace, async (ask) => {
      for (const table of tables)
        expect(await ask(`select ${rowOf(table)} from "${table.name}"`), table.name).toEqual([])
    })
  })

  test('lets no viewer change or remove a row of another’s', async () => {
    await asViewer(own, async (ask) => {
      for (const table of tables) {
        const where = `where ${rowOf(table)} ~ '${ofAnother}' returning ${rowOf(table)}`
        const [column] = table.writable ?? []
        if (column)
          expect(await ask(`update "${table.name}" set ${column} = ${column} ${where}`)).toEqual([])
        expect(await nothing(ask(`delete from "${table.name}" ${where}`)), table.name).toEqual([])
      }
    })
  })

  test('lets no viewer add a row to another’s workspace, nor move one of their own there', async () => {
    for (const { name, columns } of tables) {
      if (name === 'user') continue
      const [row] = await sql<{ row: object }>(
        `select to_jsonb(t) as row from "${name}" t where t::text ~ '${ofAnother}' limit 1`,
      )
      await asViewer(own, async (ask) => {
        const insert = `insert into "${name}" select * from jsonb_populate_record(null::"${name}", $1)`
        await expect(ask(insert, [JSON.stringify(row?.row)]), name).rejects.toMatchObject(refused)
        if (!columns.includes('workspace_id')) return
        const move = `update "${name}" set workspace_id = '${idIn('b', 'workspace')}'`
        await expect(ask(move), name).rejects.toMatchObject(refused)
      })
    }
  })
})

/** 42501: insufficient privilege, of a grant or of a policy. */
const refused = { code: '42501' }

/** What nobody granted does nothing either. */
function nothing(asked: Promise<string[]>): Promise<string[]> {
  return asked.catch((error: unknown) => {
    if (error instanceof pg.DatabaseError && error.code === refused.code) return []
    throw error
  })
}

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

  test('read no password, session, identity, code or mailed link as a viewer', async () => {
    const closed = await sql<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and not has_column_privilege('firstframe_viewer', quote_ident(table_name), column_name, 'select')`,
    )
    expect(closed.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'user.password_hash',
        'user.totp_sealed',
        'session.token_sha256',
        'identity.subject',
        'recovery_code.code_sha256',
        'mailed_link.token_sha256',
      ]),
    )
    for (const table of ['session', 'identity', 'recovery_code', 'mailed_link', 'throttle'])
      expect(tables.map(({ name }) => name)).not.toContain(table)
  })

  test('change nothing in the ledger and the audit, as a machine neither', async () => {
    const may = await sql(
      `select from unnest(array['transfer', 'audit', 'price', 'price_version']) t, unnest(array['firstframe_viewer', 'firstframe_machine']) r
       where has_table_privilege(r, t, 'update') or has_table_privilege(r, t, 'delete') or has_table_privilege(r, t, 'truncate')`,
    )
    expect(may).toEqual([])
  })
})

/** Words of ours, numbers as text and hashes of files: they say nothing of anybody. */
const plain = new Set([
  'frame.mime',
  'frame.sha256',
  'frame.storage_key',
  'job.failure_code',
  'job.model',
  'job.poster_key',
  'job.resolution',
  'job.video_key',
  'job.video_sha256',
  'job.waiting_code',
  'event.kind',
  'evidence.kind',
  'attempt.closed_reason',
  'audit.action',
  'audit.previous_sha256',
  'audit.sha256',
  'audit.subject_kind',
  'mailed_link.kind',
  'notice.kind',
  'price.model',
  'price.resolution',
  'price_version.provider',
  'project.colour',
  'transfer.credit',
  'transfer.debit',
  'upstream_key.provider',
  'usage_day.model',
  'usage_day.resolution',
  'user.locale',
  'user.theme',
])
const ofNobody = /^(process|throttle|upstream)\./

test('every text of the world in which it is tried says whose it is', async () => {
  const texts = await sql<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and table_name <> '_prisma_migrations' and data_type in ('text', 'jsonb')`,
  )
  const silent = []
  for (const { table, column } of texts) {
    const name = `${table}.${column}`
    if (plain.has(name) || ofNobody.test(name)) continue
    const found = await sql(
      `select from "${table}" where "${column}"::text like '%canary-%' limit 1`,
    )
    if (found.length === 0) silent.push(name)
  }
  expect(silent).toEqual([])
})
