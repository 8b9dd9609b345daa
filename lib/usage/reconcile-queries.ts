import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { within } from '#lib/db.ts'
import type { Invoice } from '#lib/usage/invoice.ts'
import type { Range } from '#lib/usage/range.ts'

/** A task as we have it; both amounts in micro-dollars. */
export type OurTask = { taskId: string; jobId: string; micros: number }

/**
 * What we have on record for the tasks of an invoice, and what was charged or lost in the range that is not
 * on it. Nothing of the invoice is kept.
 */
export function tasksBeside(
  viewer: Viewer,
  { amounts }: Invoice,
  { from, to }: Pick<Range, 'from' | 'to'>,
): Promise<{ known: OurTask[]; missing: OurTask[] }> {
  const { workspaceId } = viewer
  const taskIds = [...amounts.keys()]
  return within(viewer, async (tx) => ({
    known: await tx.$queryRaw<OurTask[]>`
      select a.task_id as "taskId", a.job_id as "jobId", coalesce((
        select sum(case t.kind when 'recovery' then -t.amount_micros else t.amount_micros end) from transfer t
        where t.workspace_id = a.workspace_id and t.job_id = a.job_id and t.attempt_id = a.id
          and (t.credit in ('spent', 'lost') or t.debit = 'lost')
      ), 0)::float8 as micros
      from attempt a
      where a.workspace_id = ${workspaceId}::uuid and a.task_id = any(${taskIds})`,
    missing: await tx.$queryRaw<OurTask[]>`
      select a.task_id as "taskId", a.job_id as "jobId", t.amount_micros::float8 as micros
      from transfer t join attempt a on a.id = t.attempt_id
      where t.workspace_id = ${workspaceId}::uuid and a.workspace_id = ${workspaceId}::uuid and t.kind = 'charge'
        and t.at >= ${from}::date and t.at < ${to}::date + 1 and a.task_id <> all(${taskIds})
      order by t.at`,
  }))
}
