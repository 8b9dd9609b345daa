import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { closeDays, closedDayFaults } from '#lib/usage/close-days.ts'
import { usageOf } from '#lib/usage/queries.ts'
import { dayOf, daysBefore } from '#lib/usage/range.ts'
import { groupings } from '#lib/usage/view.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aViewer } from '#tests/support/engine.ts'
import { aColleague } from '#tests/support/team.ts'

const today = dayOf(new Date())
const everything = { from: daysBefore(today, 40), to: today }
let owner: Viewer

/** Thirty days of two people's takes with two models in two projects. */
beforeEach(async () => {
  await emptyDatabase()
  owner = await aViewer('Ada')
  const colleague = await aColleague(owner, 'member')
  await sql(
    `insert into project (id, workspace_id, name, colour) values (gen_random_uuid(), $1, 'Autumn', 'teal')`,
    [owner.workspaceId],
  )
  await sql(
    `insert into usage_day (workspace_id, day, user_id, project_id, model, resolution, duration_seconds,
       held_micros, charged_micros, lost_micros, asked, done, failed, canceled, deleted)
     select $1, (now() at time zone 'utc')::date - n, u.id, p.id, m.name, '768P', 6, n, 280001 * n, 7 * n, 9 + n, 5, 2, 1, 1
     from generate_series(0, 29) n, unnest($2::uuid[]) u(id), project p, (values ('MiniMax-Hailuo-02'), ('I2V-01')) m(name)
     where p.workspace_id = $1`,
    [owner.workspaceId, [owner.userId, colleague.userId]],
  )
})

const close = () => closeDays(system('worker'))

const read = (viewer: Viewer) =>
  Promise.all(groupings.map((by) => usageOf(viewer, everything, by, today)))

const closedDays = async () => {
  const [row] = await sql<{ days: number; newest: string }>(
    `select count(distinct day)::int as days, to_char(max(day), 'YYYY-MM-DD') as newest from usage_closed_day`,
  )
  return row
}

/** Reads with nothing closed. */
async function readOpen(viewer: Viewer) {
  await sql('delete from usage_closed_day')
  return read(viewer)
}

async function connection(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const change = (by: pg.Client, day: string) =>
  by.query(
    'update usage_day set charged_micros = charged_micros + 1 where workspace_id = $1 and day = $2',
    [owner.workspaceId, day],
  )

const someoneWaits = async () => {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await sql(waiting)).length === 0) await wait(10)
}

test('days that are closed say what they said, by everything, and the newest stay open', async () => {
  const before = await read(owner)
  await close()
  expect(await closedDays()).toEqual({ days: 27, newest: daysBefore(today, 3) })
  expect(await read(owner)).toEqual(before)
  const ours = await read({ ...owner, role: 'member' })
  expect(ours.map(({ total }) => total.asked)).toEqual(groupings.map(() => 2_820))
})

test('they are what the page reads, and what is checked', async () => {
  await close()
  expect(await closedDayFaults(system('operations'))).toEqual([])
  await sql(`update usage_closed_day set asked = asked + 1000 where day = $1`, [
    daysBefore(today, 9),
  ])
  const { rows } = await usageOf(owner, everything, 'day', today)
  expect(rows.find(({ key }) => key === daysBefore(today, 9))?.sums.asked).toBe(1_144)
  const faults = await closedDayFaults(system('operations'))
  expect(faults.map(({ what }) => what)).toEqual(Array.from({ length: 7 }, () => 'closed day'))
})

test('a closed day that changes is open until it is closed again', async () => {
  await close()
  const [one, other] = [daysBefore(today, 5), daysBefore(today, 20)]
  await sql(`update usage_day set lost_micros = lost_micros + 5 where day = any($1::date[])`, [
    [one, other],
  ])
  expect((await closedDays())?.days).toBe(25)
  const now = await read(owner)
  await close()
  expect((await closedDays())?.days).toBe(27)
  expect(await read(owner)).toEqual(now)
  expect(await readOpen(owner)).toEqual(now)
})

test('a day that is being changed is closed with the change', async () => {
  const changing = await connection()
  await changing.query('begin')
  await change(changing, daysBefore(today, 10))
  const closed = close()
  await someoneWaits()
  await changing.query('commit')
  await closed
  const said = await read(owner)
  expect(await readOpen(owner)).toEqual(said)
})

test('a day that is being closed hears of the change', async () => {
  const [holding, changing] = [await connection(), await connection()]
  await holding.query('begin')
  await holding.query('lock table usage_closed_day in share mode')
  const closed = close()
  await someoneWaits()
  const changed = change(changing, daysBefore(today, 10))
  await wait(100)
  await holding.query('commit')
  await Promise.all([closed, changed])
  expect((await closedDays())?.days).toBe(26)
  const said = await read(owner)
  expect(await readOpen(owner)).toEqual(said)
})

test('many changes while days are closed over and over leave the truth', async () => {
  const clients = await Promise.all(Array.from({ length: 4 }, connection))
  const changes = clients.map(async (client, at) => {
    for (let n = 0; n < 40; n++) await change(client, daysBefore(today, 3 + ((n * 7 + at) % 26)))
  })
  let done = false
  const closing = (async () => {
    while (!done) await close()
  })()
  await Promise.all(changes)
  done = true
  await closing
  const said = await read(owner)
  expect(await readOpen(owner)).toEqual(said)
})

test('a workspace that is deleted is left alone, and takes its closed days along', async () => {
  await sql('update workspace set deleted_at = now() where id = $1', [owner.workspaceId])
  await close()
  expect((await closedDays())?.days).toBe(0)
  await sql('update workspace set deleted_at = null where id = $1', [owner.workspaceId])
  await close()
  expect((await closedDays())?.days).toBe(27)
  await sql(`update workspace set deleted_at = now() - interval '31 days' where id = $1`, [
    owner.workspaceId,
  ])
  await sql(`select purge_workspace($1, interval '30 days')`, [owner.workspaceId])
  expect((await closedDays())?.days).toBe(0)
})
