import 'server-only'
import { now } from '#lib/clock.ts'
import type { Db } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { releaseHolds } from '#lib/money/ledger.ts'

/** What becomes of waiting jobs when a member or a whole workspace goes, in the transaction that takes them out. */

type Whose = { workspaceId: string; userId?: string }

/** Cancels what waits in a workspace, or of one member in it, and gives back what is held; answers which jobs. */
export async function cancelWaiting(tx: Db, whose: Whose): Promise<string[]> {
  const at = now()
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with waiting as (${waitingOf(whose)}), ended as (
      update job j set state = 'canceled', looks = 0, waiting_code = null, due_at = null, finished_at = ${at},
        cancel_requested_at = ${at}
      from waiting where j.id = waiting.id and j.state = 'queued'
      returning j.id
    ), attempts as (
      update attempt a set state = 'canceled' from ended where a.job_id = ended.id and a.state = 'prepared'
    )
    select id from ended order by id`
  const jobIds = rows.map(({ id }) => id)
  if (jobIds.length > 0) await releaseHolds(tx, jobIds)
  return jobIds
}

/**
 * Gives what a member has waiting to another, or to the oldest other owner, with what is held and counted for
 * it; answers which jobs. Under the lock of the workspace's members, who therefore stay what they are.
 */
export async function handOverWaiting(
  tx: Db,
  { workspaceId, fromId, toId: named }: Handover,
): Promise<string[]> {
  const toId = named ?? (await oldestOwnerBeside(tx, workspaceId, fromId))
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with waiting as (${waitingOf({ workspaceId, userId: fromId })}), given as (
      update job j set user_id = ${toId}::uuid from waiting where j.id = waiting.id and j.state = 'queued'
      returning j.id
    )
    select id from given order by id`
  const jobIds = rows.map(({ id }) => id)
  if (jobIds.length > 0) await moveUsage(tx, workspaceId, { jobIds, fromId, toId })
  return jobIds
}

/** In the order of their ids, locked: what ends a batch takes them in the same. */
function waitingOf({ workspaceId, userId }: Whose): Prisma.Sql {
  const whose = userId ? Prisma.sql`and user_id = ${userId}::uuid` : Prisma.empty
  return Prisma.sql`
    select id from job where workspace_id = ${workspaceId}::uuid and state = 'queued' ${whose}
    order by id for update`
}

type Handover = { workspaceId: string; fromId: string; toId: string | undefined }

async function oldestOwnerBeside(tx: Db, workspaceId: string, userId: string): Promise<string> {
  const owner = await tx.member.findFirstOrThrow({
    where: { workspaceId, role: 'owner', userId: { not: userId } },
    orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
    select: { userId: true },
  })
  return owner.userId
}

const day = Prisma.sql`day, project_id, model, resolution, duration_seconds`

/** The days stay what they were over all members. A job that was never counted leaves nothing to take along. */
async function moveUsage(
  tx: Db,
  workspaceId: string,
  { jobIds, fromId, toId }: { jobIds: string[]; fromId: string; toId: string },
): Promise<void> {
  // In the order of lib/usage/move, so that neither waits for the other.
  await tx.$executeRaw`
    select from usage_day u
    where u.workspace_id = ${workspaceId}::uuid and u.user_id in (${fromId}::uuid, ${toId}::uuid)
      and (u.day, u.project_id, u.model, u.resolution, u.duration_seconds) in (
        select (j.created_at at time zone 'utc')::date, j.project_id, j.model, j.resolution, j.duration_seconds
        from job j where j.workspace_id = ${workspaceId}::uuid and j.id = any(${jobIds}::uuid[])
      )
    order by u.day, u.user_id, u.project_id, u.model, u.resolution, u.duration_seconds
    for update`
  await tx.$executeRaw`
    with moving as (
      select (j.created_at at time zone 'utc')::date as day, j.project_id, j.model, j.resolution, j.duration_seconds,
        count(*)::int as asked, coalesce(sum((
          select sum(case 'held' when t.credit then t.amount_micros when t.debit then -t.amount_micros else 0 end)
          from transfer t where t.job_id = j.id
        )), 0)::bigint as held
      from job j where j.workspace_id = ${workspaceId}::uuid and j.id = any(${jobIds}::uuid[])
      group by 1, 2, 3, 4, 5
    ), taken as (
      update usage_day u set held_micros = u.held_micros - m.held, asked = u.asked - m.asked
      from moving m
      where u.workspace_id = ${workspaceId}::uuid and u.user_id = ${fromId}::uuid
        and (u.day, u.project_id, u.model, u.resolution, u.duration_seconds)
          = (m.day, m.project_id, m.model, m.resolution, m.duration_seconds)
      returning m.*
    )
    insert into usage_day as u (workspace_id, user_id, ${day}, held_micros, asked)
    select ${workspaceId}::uuid, ${toId}::uuid, ${day}, held, asked from taken
    on conflict (workspace_id, day, user_id, project_id, model, resolution, duration_seconds) do update set
      held_micros = u.held_micros + excluded.held_micros, asked = u.asked + excluded.asked`
}
