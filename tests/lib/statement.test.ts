import { describe, expect, it } from 'vitest'
import { machineDb, machineRows, machineRowsAfter, rowsWithin, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { sql } from '#tests/support/database.ts'

const workspaceId = '00000000-0000-7000-8000-000000000001'
const another = '00000000-0000-7000-8000-000000000002'
const asked = Prisma.sql`select current_setting('firstframe.workspace', true) as workspace`
const accounts = () => sql('select account_id from upstream order by 1')

describe('what goes straight to PostgreSQL', () => {
  it('is given and answered in the values that Prisma gives and answers', async () => {
    const at = new Date('2026-03-29T01:30:00.123Z')
    const statement = Prisma.sql`
      select ${7}::int as whole, ${9_007_199_254_740_993n}::bigint as large, ${0.25}::float8 as part, ${'推进 it’s'} as words,
        ${workspaceId}::uuid as id, ${true}::bool as yes, ${null}::text as none, ${at}::timestamptz as at, ${at}::date as day,
        ${JSON.stringify({ a: [1] })}::jsonb as json, ${['a', 'b,"c"']}::text[] as list, array[${at}::timestamptz] as times`
    const [straight] = await machineRows(statement)
    const [through] = await machineDb().$queryRaw<unknown[]>(statement)
    expect(straight).toEqual(through)
    expect(straight).toMatchObject({ large: 9_007_199_254_740_993n, at, words: '推进 it’s' })
  })

  it('knows its workspace and leaves it to nobody', async () => {
    const known = await rowsWithin({ workspaceId }, asked)
    const pool = await Promise.all(
      Array.from({ length: 20 }, () => rowsWithin({ workspaceId: another }, asked)),
    )
    expect(known).toEqual([{ workspace: workspaceId }])
    expect(new Set(pool.flat().map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ workspace: another })]),
    )
  })

  it('is a transaction of its own, also inside another', async () => {
    const inside = await within({ workspaceId }, async (tx) => {
      const other = await rowsWithin({ workspaceId: another }, asked)
      return [other, await tx.$queryRaw(asked)]
    })
    expect(inside).toEqual([[{ workspace: another }], [{ workspace: workspaceId }]])
  })

  it('leaves nothing behind when it fails, not even a spoilt connection', async () => {
    const broken = Prisma.sql`
      with one as (insert into upstream (account_id, provider) values ('broken', 'vapi') returning 1) select 1 / 0 from one`
    const lock = Prisma.sql`insert into upstream (account_id, provider) values ('before it', 'vapi')`
    await expect(machineRows(broken)).rejects.toThrow('division by zero')
    await expect(machineRowsAfter(lock, broken)).rejects.toThrow('division by zero')
    await expect(rowsWithin({ workspaceId }, Prisma.sql`select 1 / 0`)).rejects.toThrow('division')
    expect(await accounts()).toEqual([])
    expect(await rowsWithin({ workspaceId }, asked)).toEqual([{ workspace: workspaceId }])
  })

  it('does what opens it first, and all of it together', async () => {
    const opening = Prisma.sql`insert into upstream (account_id, provider) values (${"o'open"}, 'vapi')`
    const found = await machineRowsAfter(opening, Prisma.sql`select account_id from upstream`)
    expect(found).toEqual([{ account_id: "o'open" }])
    expect(await accounts()).toEqual(found)
  })
})
