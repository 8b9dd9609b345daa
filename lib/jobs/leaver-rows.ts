import 'server-only'
import { now } from '#lib/clock.ts'
import type { Db } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { appendEvent } from '#lib/jobs/event-rows.ts'
import type { EventKind } from '#lib/jobs/view.ts'
import { closeHold } from '#lib/money/ledger.ts'

/** What becomes of waiting jobs when a member or a whole workspace goes, in the transaction that takes them out. */

/** Cancels what waits in a workspace, or of one member in it, and gives back what is held; answers which jobs. */
export async function cancelWaiting(
  tx: Db,
  whose: { workspaceId: string; userId?: string },
): Promise<string[]> {
  const at = now()
  const jobs = await tx.job.updateManyAndReturn({
    where: { ...whose, state: 'queued' },
    data: {
      state: 'canceled',
      looks: 0,
      waitingCode: null,
      finishedAt: at,
      dueAt: null,
      cancelRequestedAt: at,
    },
    select: { id: true },
  })
  const jobIds = jobs.map(({ id }) => id)
  await tx.attempt.updateMany({
    where: { jobId: { in: jobIds }, state: 'prepared' },
    data: { state: 'canceled' },
  })
  for (const jobId of jobIds) await closeHold(tx, jobId, 'release', 'canceled')
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
  const jobs = await tx.job.updateManyAndReturn({
    where: { workspaceId, userId: fromId, state: 'queued' },
    data: { userId: toId },
    select: { id: true },
  })
  const jobIds = jobs.map(({ id }) => id)
  if (jobIds.length > 0) await moveUsage(tx, workspaceId, { jobIds, fromId, toId })
  return jobIds
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

export async function tellAll(tx: Db, jobIds: string[], kind: EventKind): Promise<void> {
  for (const jobId of jobIds) await appendEvent(tx, { jobId, kind })
}
