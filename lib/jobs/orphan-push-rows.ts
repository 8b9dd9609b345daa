import 'server-only'
import { machineDb, machineRows } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { keptOf } from '#lib/jobs/evidence-rows.ts'
import type { Push } from '#lib/jobs/push-rows.ts'

/** A task that was reported for an attempt we do not have. `isNew`: for the first time. */
export type Orphan = { attemptId: string; taskId: string; isNew: boolean }

/** An address that leaked names tasks at will. One that did not names one, or two when a proxy repeated the create call. */
const mostOfAttempt = 8
const mostOfAll = 1000

/**
 * Keeps those of the pushes that have no attempt at all, one row for each task that an attempt's address named, and counts
 * what is kept already. Answers what is on record now; what there is no room for is not.
 */
export function recordOrphans(pushes: readonly Push[]): Promise<Orphan[]> {
  const attempts = pushes.map(({ attemptId }) => attemptId)
  const tasks = pushes.map(({ taskId }) => taskId)
  const bodies = pushes.map(({ body }) => keptOf(body).body)
  // xmax says who wrote over a row: nobody over one that was just inserted. Rows in one order: nobody waits for each other.
  return machineRows(Prisma.sql`
    with pushed as (
      select attempt_id, task_id, count(*)::int as pushes, (array_agg(body order by n desc))[1] as body
      from unnest(${attempts}::uuid[], ${tasks}::text[], ${bodies}::text[]) with ordinality as push (attempt_id, task_id, body, n)
      where not exists (select from attempt where id = push.attempt_id)
      group by attempt_id, task_id
    ), numbered as (
      select *, (select count(*) from orphan_push) + row_number() over (order by attempt_id, task_id) as of_all,
        (select count(*) from orphan_push o where o.attempt_id = pushed.attempt_id)
          + row_number() over (partition by attempt_id order by task_id) as of_attempt
      from pushed
    )
    insert into orphan_push as kept (attempt_id, task_id, pushes, body)
    select attempt_id, task_id, pushes, body from numbered n
    where of_all <= ${mostOfAll} and of_attempt <= ${mostOfAttempt}
      or exists (select from orphan_push o where o.attempt_id = n.attempt_id and o.task_id = n.task_id)
    order by attempt_id, task_id
    on conflict (attempt_id, task_id) do update
      set pushes = kept.pushes + excluded.pushes, body = excluded.body, last_at = excluded.last_at
    returning attempt_id as "attemptId", task_id as "taskId", kept.xmax = 0 as "isNew"`)
}

/** Forgets what was last pushed before `since`. */
export async function forgetOrphans(since: Date): Promise<void> {
  await machineDb().orphanPush.deleteMany({ where: { lastAt: { lt: since } } })
}
