import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type Db, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { forecastOf } from '#lib/usage/forecast.ts'
import { byOutcome } from '#lib/usage/outcome.ts'
import { daysBefore, daysOf, monthStart, type Range } from '#lib/usage/range.ts'
import type { Grouping, Sums, Usage, UsageRow } from '#lib/usage/view.ts'
import { can } from '#lib/workspaces/roles.ts'

/**
 * What the viewer's workspace spent and made in these days, by day, member, project, model or outcome: read
 * from days that were closed (lib/usage/close-days) and usage_day, which has a few rows a day however many jobs there
 * are. Without the right to see everybody's, only the viewer's own.
 */
export async function usageOf(
  viewer: Viewer,
  range: Pick<Range, 'from' | 'to'>,
  by: Grouping,
  today: string,
): Promise<Usage> {
  const ownOnly = !can(viewer, 'usage.read')
  const [groups, month] = await within(viewer, async (tx) => [
    await groupsOf(tx, linesOf(viewer, range, by, ownOnly), by),
    await monthOf(tx, viewer, today, ownOnly),
  ])
  const total = added(groups)
  return {
    rows: rowsOf(by, range, groups, total),
    total,
    forecast: forecastOf(today, month),
    ownOnly,
  }
}

/** Whole numbers below 2^53, which floats add exactly, and much faster than PostgreSQL's numerics. */
const sums = Prisma.sql`
  sum(d.held_micros::float8) as "heldMicros", sum(d.charged_micros::float8) as "chargedMicros",
  sum(d.lost_micros::float8) as "lostMicros", sum(d.asked)::float8 as asked, sum(d.done)::float8 as done,
  sum(d.failed)::float8 as failed, sum(d.canceled)::float8 as canceled, sum(d.deleted)::float8 as deleted`

const sumNames = Prisma.sql`
  g."heldMicros", g."chargedMicros", g."lostMicros", g.asked, g.done, g.failed, g.canceled, g.deleted`

type Group = Sums & { key: string; name: string | null; colour: string | null }

/** What tells the rows apart, as it lies in a day and in one that is closed: text is made of the groups, not of every row. */
const columns = {
  day: [Prisma.sql`d.day`, Prisma.sql`c.day`],
  member: [Prisma.sql`d.user_id`, Prisma.sql`c.key::uuid`],
  project: [Prisma.sql`d.project_id`, Prisma.sql`c.key::uuid`],
  model: [Prisma.sql`d.model`, Prisma.sql`c.key`],
  /** All in one: outcomes are told apart by their columns. */
  outcome: [Prisma.sql`'all'`, Prisma.sql`'all'`],
} as const

const amounts = Prisma.sql`held_micros, charged_micros, lost_micros, asked, done, failed, canceled, deleted`

/**
 * The parts of a statement that end in `d`: what these days hold, as it is told apart (`it`), closed days in sums and
 * the others as they are. Closed ones say nothing of one person alone.
 */
function linesOf(
  { workspaceId, userId }: Viewer,
  { from, to }: Pick<Range, 'from' | 'to'>,
  by: Grouping,
  ownOnly: boolean,
): Prisma.Sql {
  const [open, closed] = columns[by]
  const mine = ownOnly ? Prisma.sql`and d.user_id = ${userId}::uuid` : Prisma.empty
  return Prisma.sql`
    closed as materialized (
      select day, key, ${amounts} from usage_closed_day
      where workspace_id = ${workspaceId}::uuid and "by" = ${by === 'outcome' ? 'day' : by} and day between ${from}::date and ${to}::date
        and not ${ownOnly}::boolean
    ), d as (
      select ${closed} as it, c.day, ${amounts} from closed c
      union all
      select ${open}, d.day, ${amounts} from usage_day d
      where d.workspace_id = ${workspaceId}::uuid ${mine} and d.day = any (array(
        select ${from}::date + n from generate_series(0, ${to}::date - ${from}::date) n except select day from closed))
    )`
}

const names = {
  day: [Prisma.sql`null::text`, Prisma.sql`null::text`, Prisma.empty],
  model: [Prisma.sql`null::text`, Prisma.sql`null::text`, Prisma.empty],
  outcome: [Prisma.sql`null::text`, Prisma.sql`null::text`, Prisma.empty],
  member: [
    Prisma.sql`u.name`,
    Prisma.sql`null::text`,
    Prisma.sql`left join "user" u on u.id = g.it`,
  ],
  project: [
    Prisma.sql`p.name`,
    Prisma.sql`p.colour`,
    Prisma.sql`left join project p on p.id = g.it`,
  ],
} as const

async function groupsOf(tx: Db, lines: Prisma.Sql, by: Grouping): Promise<Group[]> {
  const [name, colour, join] = names[by]
  const key = by === 'day' ? Prisma.sql`to_char(g.it, 'YYYY-MM-DD')` : Prisma.sql`g.it::text`
  return tx.$queryRaw<Group[]>`
    with ${lines}
    select ${key} as key, ${sumNames}, ${name} as name, ${colour} as colour
    from (select d.it, ${sums} from d group by 1) g ${join}
    order by g."chargedMicros" + g."lostMicros" desc, g.asked desc, g.it::text`
}

function added(groups: readonly Sums[]): Sums {
  return groups.reduce(
    (all, group) => ({
      heldMicros: all.heldMicros + group.heldMicros,
      chargedMicros: all.chargedMicros + group.chargedMicros,
      lostMicros: all.lostMicros + group.lostMicros,
      asked: all.asked + group.asked,
      done: all.done + group.done,
      failed: all.failed + group.failed,
      canceled: all.canceled + group.canceled,
      deleted: all.deleted + group.deleted,
    }),
    none,
  )
}

async function monthOf(tx: Db, viewer: Viewer, today: string, ownOnly: boolean) {
  const [lately, first] = [daysBefore(today, 14), monthStart(today)]
  const range = { from: lately < first ? lately : first, to: today }
  const [month] = await tx.$queryRaw<{ soFarMicros: number; latelyMicros: number }[]>`
    with ${linesOf(viewer, range, 'day', ownOnly)}
    select
      coalesce(sum((d.charged_micros + d.lost_micros)::float8) filter (where d.day >= ${first}::date), 0) as "soFarMicros",
      coalesce(sum((d.charged_micros + d.lost_micros)::float8) filter (where d.day >= ${lately}::date and d.day < ${today}::date), 0)
        as "latelyMicros"
    from d`
  return month ?? { soFarMicros: 0, latelyMicros: 0 }
}

/** By day: every day of the range, the newest first. By outcome: from the total. Else what cost most comes first. */
function rowsOf(
  by: Grouping,
  range: Pick<Range, 'from' | 'to'>,
  groups: Group[],
  total: Sums,
): UsageRow[] {
  if (by === 'outcome') return byOutcome(total)
  const rows = groups.map(({ key, name, colour, ...rest }) => ({ key, name, colour, sums: rest }))
  if (by !== 'day' || rows.length === 0) return rows
  const known = new Map(rows.map((row) => [row.key, row]))
  return daysOf(range)
    .reverse()
    .map((day) => known.get(day) ?? { key: day, name: null, colour: null, sums: none })
}

const none: Sums = {
  heldMicros: 0,
  chargedMicros: 0,
  lostMicros: 0,
  asked: 0,
  done: 0,
  failed: 0,
  canceled: 0,
  deleted: 0,
}
