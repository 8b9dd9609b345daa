import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { sql } from '#tests/support/database.ts'
import { asViewer, refused } from './isolation/as-viewer.ts'
import { unwalled } from './isolation/walls.ts'
import { idIn, idOf, leaks } from './isolation/world/canary.ts'
import { namedIn, person } from './isolation/world/cast.ts'
import { fillWorld } from './isolation/world/make.ts'

/** The second wall by itself: what PostgreSQL lets the portal's two roles do, on every table there is. */

const databaseUrl = env().DATABASE_URL ?? ''
const own = idIn('a', 'workspace')
/** What stands in a row of workspace b, in its ids or its texts. */
const ofAnother = '7ca2-8|canary-[wmg]2-'

/** What people are: rows that belong to no workspace and are seen in those that their person is in. */
const ofPeople = new Set(['user', 'session'])

/** Rows of no workspace, which everybody reads and nobody writes: the prices that the instance came with. */
const everybodys: Record<string, string> = {
  price_version: 'where workspace_id is null',
  price: 'where version_id in (select id from price_version where workspace_id is null)',
}

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
      if (!ofPeople.has(table.name)) expect(found, table.name).toHaveLength(1)
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
  ])('shows nothing of anybody to a transaction that %s', async (_, workspace) => {
    await asViewer(workspace, async (ask) => {
      for (const table of tables) {
        const all = `select ${rowOf(table)} as row from "${table.name}"`
        const open = everybodys[table.name]
        const rows = open ? await sql<{ row: string }>(`${all} ${open}`) : []
        if (open) expect(rows.length, table.name).toBeGreaterThan(0)
        expect((await ask(all)).sort(), table.name).toEqual(rows.map(({ row }) => row).sort())
      }
    })
  })

  test('lets nobody write what is everybody’s to read', async () => {
    await asViewer(own, async (ask) => {
      for (const [table, rows] of Object.entries(everybodys)) {
        const again = `insert into ${table} select * from ${table} ${rows}`
        await expect(ask(again), table).rejects.toMatchObject(refused)
        const change = `update ${table} set ${table === 'price' ? 'price_micros = 1' : `note = ''`}`
        await expect(ask(change), table).rejects.toMatchObject(refused)
        await expect(ask(`delete from ${table}`), table).rejects.toMatchObject(refused)
      }
    })
  })

  test('shows of sessions who was last here when, and of those who are in the workspace', async () => {
    const session = tables.find(({ name }) => name === 'session')
    expect(session).toEqual({
      name: 'session',
      columns: ['user_id', 'last_seen_at'],
      writable: null,
    })
    const members = namedIn('a').filter((one) => person(one).in.a)
    const seen = await asViewer(own, (ask) => ask('select distinct user_id from session'))
    expect(seen.sort()).toEqual(members.map(idOf).sort())
    await asViewer(own, async (ask) => {
      for (const column of ['id', 'token_sha256', 'address', 'user_agent', 'workspace_id'])
        await expect(ask(`select ${column} from session`), column).rejects.toMatchObject(refused)
      for (const change of ['insert into session default values', 'delete from session'])
        await expect(ask(change)).rejects.toMatchObject(refused)
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
      if (ofPeople.has(name)) continue
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

/** What nobody granted does nothing either. */
function nothing(asked: Promise<string[]>): Promise<string[]> {
  return asked.catch((error: unknown) => {
    if (error instanceof pg.DatabaseError && error.code === refused.code) return []
    throw error
  })
}
