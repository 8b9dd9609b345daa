import 'server-only'
import type { Db } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/**
 * Takes what these jobs spent and made along to another project, in the transaction that moves them and
 * before they are moved. The jobs must be locked: nothing of theirs may be charged meanwhile. What each adds
 * to its day is what the ledger and its own state say; a day's sums over all projects stay as they are.
 */
export async function moveUsage(
  tx: Db,
  workspaceId: string,
  jobIds: readonly string[],
  projectId: string,
): Promise<void> {
  const takes = Prisma.sql`
    select j.id, (j.created_at at time zone 'UTC')::date as day, j.user_id, j.project_id, j.model, j.resolution,
      j.duration_seconds, j.state, j.deleted_at
    from job j
    where j.workspace_id = ${workspaceId}::uuid and j.id = any(${[...jobIds]}::uuid[]) and j.project_id <> ${projectId}::uuid`
  // Always in the same order, so that two moves cannot wait for each other.
  await tx.$executeRaw`
    select from usage_day u
    where u.workspace_id = ${workspaceId}::uuid and (u.day, u.user_id, u.model, u.resolution, u.duration_seconds) in
      (select day, user_id, model, resolution, duration_seconds from (${takes}) t)
    order by u.day, u.user_id, u.project_id, u.model, u.resolution, u.duration_seconds
    for update`
  await tx.$executeRaw`
    with takes as (${takes}), money as (
      select job_id,
        sum(case 'held' when credit then amount_micros when debit then -amount_micros else 0 end) as held,
        sum(case when credit = 'spent' then amount_micros else 0 end) as charged,
        sum(case 'lost' when credit then amount_micros when debit then -amount_micros else 0 end) as lost
      from transfer where workspace_id = ${workspaceId}::uuid and job_id in (select id from takes)
      group by job_id
    ), moved as (
      select ${keys}, coalesce(sum(held), 0)::bigint as held, coalesce(sum(charged), 0)::bigint as charged,
        coalesce(sum(lost), 0)::bigint as lost, count(*)::int as asked,
        (count(*) filter (where state = 'done'))::int as done, (count(*) filter (where state = 'failed'))::int as failed,
        (count(*) filter (where state = 'canceled'))::int as canceled,
        (count(*) filter (where state = 'done' and deleted_at is not null))::int as deleted
      from takes left join money on money.job_id = takes.id
      group by ${keys}
    ), taken as (
      update usage_day u set held_micros = u.held_micros - m.held, charged_micros = u.charged_micros - m.charged,
        lost_micros = u.lost_micros - m.lost, asked = u.asked - m.asked, done = u.done - m.done, failed = u.failed - m.failed,
        canceled = u.canceled - m.canceled, deleted = u.deleted - m.deleted
      from moved m
      where u.workspace_id = ${workspaceId}::uuid and (u.day, u.user_id, u.project_id, u.model, u.resolution, u.duration_seconds)
        = (m.day, m.user_id, m.project_id, m.model, m.resolution, m.duration_seconds)
      returning m.*
    )
    insert into usage_day as u (workspace_id, day, user_id, project_id, model, resolution, duration_seconds,
      held_micros, charged_micros, lost_micros, asked, done, failed, canceled, deleted)
    select ${workspaceId}::uuid, day, user_id, ${projectId}::uuid, model, resolution, duration_seconds,
      sum(held), sum(charged), sum(lost), sum(asked), sum(done), sum(failed), sum(canceled), sum(deleted)
    from taken group by day, user_id, model, resolution, duration_seconds
    on conflict (workspace_id, day, user_id, project_id, model, resolution, duration_seconds) do update set
      held_micros = u.held_micros + excluded.held_micros, charged_micros = u.charged_micros + excluded.charged_micros,
      lost_micros = u.lost_micros + excluded.lost_micros, asked = u.asked + excluded.asked, done = u.done + excluded.done,
      failed = u.failed + excluded.failed, canceled = u.canceled + excluded.canceled, deleted = u.deleted + excluded.deleted`
}

const keys = Prisma.sql`day, user_id, project_id, model, resolution, duration_seconds`
