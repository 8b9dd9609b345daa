import 'server-only'
import { Prisma } from '#lib/generated/prisma/client.ts'

/** How a job ended, by the counter that says so. */
export type Ended = 'done' | 'failed' | 'canceled'

type Change = Partial<Record<'held' | 'charged' | 'lost', Prisma.Sql | undefined>> &
  Partial<Record<'asked' | Ended, number>>

export function end(ended: Ended | undefined): Change {
  return ended ? { [ended]: 1 } : {}
}

/** The key of usage_day: the UTC day the take was asked for, whose it is, and what it is. */
const key = Prisma.sql`workspace_id, day, user_id, project_id, model, resolution, duration_seconds`

/**
 * The end of a statement: adds to the day that a job counts on. Amounts are SQL that may read the statement's own
 * parts. Taken after the job's row and before the workspace's, in every transaction.
 */
export function addedToUsage(jobId: string, change: Change): Prisma.Sql {
  return usageOf(Prisma.sql`job j where j.id = ${jobId}::uuid`, change)
}

/** The same for the rows of `from`, which has a job's columns as `j`. */
export function usageOf(from: Prisma.Sql, change: Change): Prisma.Sql {
  const { held = zero, charged = zero, lost = zero } = change
  const { asked = 0, done = 0, failed = 0, canceled = 0 } = change
  return Prisma.sql`
    insert into usage_day (${key}, held_micros, charged_micros, lost_micros, asked, done, failed, canceled)
    select j.workspace_id, (j.created_at at time zone 'utc')::date, j.user_id, j.project_id, j.model, j.resolution, j.duration_seconds,
      ${held}, ${charged}, ${lost}, ${asked}::int, ${done}::int, ${failed}::int, ${canceled}::int
    from ${from}
    on conflict (${key}) do update set
      held_micros = usage_day.held_micros + excluded.held_micros,
      charged_micros = usage_day.charged_micros + excluded.charged_micros,
      lost_micros = usage_day.lost_micros + excluded.lost_micros,
      asked = usage_day.asked + excluded.asked, done = usage_day.done + excluded.done,
      failed = usage_day.failed + excluded.failed, canceled = usage_day.canceled + excluded.canceled`
}

/**
 * The same for many jobs at once, `from` having an amount of money that each holds more (or less) as `held_micros`:
 * what falls on one day is added up first, and days are taken in one order, so that two such cannot wait for each other.
 */
export function usageOfMany(
  from: Prisma.Sql,
  counted: Partial<Record<'asked' | Ended, true>>,
): Prisma.Sql {
  const count = (name: 'asked' | Ended) =>
    counted[name] ? Prisma.sql`count(*)::int` : Prisma.sql`0::int`
  return Prisma.sql`
    insert into usage_day (${key}, held_micros, asked, failed, canceled)
    select j.workspace_id, (j.created_at at time zone 'utc')::date, j.user_id, j.project_id, j.model, j.resolution, j.duration_seconds,
      coalesce(sum(held_micros), 0)::bigint, ${count('asked')}, ${count('failed')}, ${count('canceled')}
    from ${from}
    group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
    on conflict (${key}) do update set
      held_micros = usage_day.held_micros + excluded.held_micros, asked = usage_day.asked + excluded.asked,
      failed = usage_day.failed + excluded.failed, canceled = usage_day.canceled + excluded.canceled`
}

const zero = Prisma.sql`0::bigint`
