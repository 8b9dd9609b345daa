import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedLedger } from '#bench/stage/ledger.ts'
import { heavy, seed, small } from '#bench/stage/seed.ts'
import { viewerOf } from '#bench/subjects/viewer.ts'
import { system } from '#lib/accounts/system.ts'
import { within } from '#lib/db.ts'
import { env } from '#lib/env.ts'
import { closeDays } from '#lib/usage/close-days.ts'
import { moveUsage } from '#lib/usage/move.ts'
import { usageOf } from '#lib/usage/queries.ts'
import { daysBefore } from '#lib/usage/range.ts'
import { groupings, type Sums, type UsageRow } from '#lib/usage/view.ts'
import { sql } from '#tests/support/database.ts'

const jobs = 100_000
const viewer = viewerOf(heavy)
let today: string
let client: pg.Client

beforeAll(async () => {
  client = new pg.Client({ connectionString: env().DATABASE_URL })
  await client.connect()
  await client.query(`set timezone to 'UTC'`)
  await seed(client, jobs)
  await seedLedger(client, heavy)
  await client.query('analyze')
  const { rows } = await client.query(`select to_char(now(), 'YYYY-MM-DD') as today`)
  today = rows[0].today
}, 300_000)

afterAll(() => client.end())

const everything = () => ({ from: daysBefore(today, 120), to: today })

/** What the ledger itself says, by the day, person, project or model of the take. */
async function ledger(by: string, { from, to }: { from: string; to: string }) {
  const { rows } = await client.query(
    `select ${by} as key,
       sum(case 'spent' when credit then amount_micros when debit then -amount_micros else 0 end)::float8 as charged,
       sum(case 'held' when credit then amount_micros when debit then -amount_micros else 0 end)::float8 as held,
       sum(case 'lost' when credit then amount_micros when debit then -amount_micros else 0 end)::float8 as lost,
       count(distinct j.id)::int as takes
     from transfer t join job j on j.id = t.job_id
     where t.workspace_id = $1 and (j.created_at at time zone 'UTC')::date between $2 and $3 group by 1`,
    [heavy.workspaceId, from, to],
  )
  return new Map(rows.map(({ key, ...amounts }) => [key, amounts]))
}

const of = {
  day: `to_char(j.created_at at time zone 'UTC', 'YYYY-MM-DD')`,
  member: 'j.user_id::text',
  project: 'j.project_id::text',
  model: 'j.model',
}

const amounts = ({ chargedMicros, heldMicros, lostMicros, asked }: Sums) => ({
  charged: chargedMicros,
  held: heldMicros,
  lost: lostMicros,
  takes: asked,
})

const shown = (rows: UsageRow[]) =>
  new Map(rows.filter(({ sums }) => sums.asked > 0).map(({ key, sums }) => [key, amounts(sums)]))

test.each(['day', 'member', 'project', 'model'] as const)(
  'usage by %s equals the ledger over 100,000 jobs, to the millionth of a dollar',
  async (by) => {
    for (const range of [
      everything(),
      { from: daysBefore(today, 40), to: daysBefore(today, 11) },
    ]) {
      const [usage, truth] = [await usageOf(viewer, range, by, today), await ledger(of[by], range)]
      expect(truth.size).toBeGreaterThan(2)
      expect(shown(usage.rows)).toEqual(truth)
      expect(amounts(usage.total)).toEqual((await ledger(`'all'`, range)).get('all'))
    }
  },
)

test('every grouping adds up to the same total', async () => {
  const totals = await Promise.all(
    groupings.map(async (by) => {
      const { rows, total } = await usageOf(viewer, everything(), by, today)
      const add = (key: keyof Sums) => rows.reduce((sum, { sums }) => sum + sums[key], 0)
      expect([add('asked'), add('chargedMicros'), add('lostMicros'), add('heldMicros')]).toEqual([
        total.asked,
        total.chargedMicros,
        total.lostMicros,
        total.heldMicros,
      ])
      return total
    }),
  )
  expect(new Set(totals.map((total) => JSON.stringify(total))).size).toBe(1)
  expect(totals[0]?.asked).toBe(jobs)
})

test('days that are closed say the same', async () => {
  const read = () => Promise.all(groupings.map((by) => usageOf(viewer, everything(), by, today)))
  const before = await read()
  await closeDays(system('worker'))
  const closed = await sql(`select from usage_closed_day where "by" = 'day'`)
  expect(closed.length).toBeGreaterThan(80)
  expect(await read()).toEqual(before)
})

test('a range reads its own days of usage, by the key', async () => {
  const { rows } = await client.query(
    `explain (format json) select sum(charged_micros) from usage_day where workspace_id = '${heavy.workspaceId}'
     and day between '${daysBefore(today, 2)}' and '${today}'`,
  )
  expect(JSON.stringify(rows[0]['QUERY PLAN'])).toContain('usage_day_pkey')
})

test('who may not see everybody’s sees their own, and nobody sees another workspace’s', async () => {
  const own = await usageOf({ ...viewer, role: 'member' }, everything(), 'member', today)
  expect(own.rows.map(({ key }) => key)).toEqual([heavy.userId])
  expect(own.ownOnly).toBe(true)
  expect((await usageOf(viewerOf(small), everything(), 'member', today)).total.asked).toBe(0)
})

test('takes that move to another project take their money along, and the sums stay', async () => {
  const before = await usageOf(viewer, everything(), 'project', today)
  const dayBefore = await usageOf(viewer, everything(), 'day', today)
  const target = before.rows[0]?.key ?? ''
  const found = await sql<{ id: string }>(
    `select id from job where workspace_id = $1 order by md5(id::text) limit 500`,
    [heavy.workspaceId],
  )
  const ids = found.map(({ id }) => id)
  await within(viewer, async (tx) => {
    await moveUsage(tx, viewer.workspaceId, ids, target)
    await tx.job.updateMany({ where: { id: { in: ids } }, data: { projectId: target } })
  })
  const after = await usageOf(viewer, everything(), 'project', today)
  expect(shown(after.rows)).toEqual(await ledger(of.project, everything()))
  expect(after.total).toEqual(before.total)
  expect((await usageOf(viewer, everything(), 'day', today)).rows).toEqual(dayBefore.rows)
  expect(after.rows).not.toEqual(before.rows)
  expect(
    await sql('select from usage_day where least(asked, done, failed, canceled, held_micros) < 0'),
  ).toEqual([])
})
