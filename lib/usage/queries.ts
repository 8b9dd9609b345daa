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
 * from usage_day alone, which has a few rows a day however many jobs there are. Without the right to see
 * everybody's, only the viewer's own.
 */
export async function usageOf(
  viewer: Viewer,
  range: Pick<Range, 'from' | 'to'>,
  by: Grouping,
  today: string,
): Promise<Usage> {
  const ownOnly = !can(viewer, 'usage.read')
  const mine = ownOnly ? Prisma.sql`and d.user_id = ${viewer.userId}::uuid` : Prisma.empty
  const [groups, month] = await within(viewer, async (tx) => [
    await groupsOf(tx, viewer, range, by, mine),
    await monthOf(tx, viewer, today, mine),
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

/** What tells the rows apart, as it lies there: text is made of the groups, not of every row. */
const columns = {
  day: Prisma.sql`d.day`,
  member: Prisma.sql`d.user_id`,
  project: Prisma.sql`d.project_id`,
  model: Prisma.sql`d.model`,
  /** All in one: outcomes are told apart by their columns. */
  outcome: Prisma.sql`'all'`,
} as const

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

async function groupsOf(
  tx: Db,
  { workspaceId }: Viewer,
  { from, to }: Pick<Range, 'from' | 'to'>,
  by: Grouping,
  mine: Prisma.Sql,
): Promise<Group[]> {
  const [name, colour, join] = names[by]
  return tx.$queryRaw<Group[]>`
    select ${by === 'day' ? Prisma.sql`to_char(g.it, 'YYYY-MM-DD')` : Prisma.sql`g.it::text`} as key, ${sumNames}, ${name} as name, ${colour} as colour from (
      select ${columns[by]} as it, ${sums} from usage_day d
      where d.workspace_id = ${workspaceId}::uuid and d.day between ${from}::date and ${to}::date ${mine}
      group by 1
    ) g ${join}
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

async function monthOf(tx: Db, { workspaceId }: Viewer, today: string, mine: Prisma.Sql) {
  const [lately, first] = [daysBefore(today, 14), monthStart(today)]
  const [month] = await tx.$queryRaw<{ soFarMicros: number; latelyMicros: number }[]>`
    select
      coalesce(sum((d.charged_micros + d.lost_micros)::float8) filter (where d.day >= ${first}::date), 0) as "soFarMicros",
      coalesce(sum((d.charged_micros + d.lost_micros)::float8) filter (where d.day >= ${lately}::date and d.day < ${today}::date), 0)
        as "latelyMicros"
    from usage_day d
    where d.workspace_id = ${workspaceId}::uuid
      and d.day between least(${lately}::date, ${first}::date) and ${today}::date ${mine}`
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
