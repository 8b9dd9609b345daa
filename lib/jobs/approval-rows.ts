import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { now } from '#lib/clock.ts'
import { type Db, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { appendEvent } from '#lib/jobs/event-rows.ts'
import { raiseAlerts } from '#lib/money/alert.ts'
import { closeHold, holdApproved } from '#lib/money/ledger.ts'

/** Lets a job go that waits for approval: held over the budget, due now. False when it does not wait any more. */
export function approveJob(viewer: Viewer, jobId: string): Promise<boolean> {
  return within(viewer, async (tx) => {
    const fields = { dueAt: now(), approvedById: viewer.userId, waitingCode: null }
    if (!(await leaveWaiting(tx, viewer, jobId, fields))) return false
    const attempt = await tx.attempt.findFirstOrThrow({
      where: { jobId, state: 'prepared' },
      select: { id: true, job: { select: { userId: true, projectId: true } } },
    })
    await holdApproved(tx, jobId, attempt.id)
    await raiseAlerts(tx, { workspaceId: viewer.workspaceId, ...attempt.job })
    await tell(tx, viewer, jobId, 'approved')
    return true
  })
}

/** Cancels a job that waits for approval. Nothing was held for it. */
export function declineJob(viewer: Viewer, jobId: string): Promise<boolean> {
  return within(viewer, async (tx) => {
    const fields = { state: 'canceled', finishedAt: now(), failureCode: 'not_approved' } as const
    if (!(await leaveWaiting(tx, viewer, jobId, { ...fields, waitingCode: null }))) return false
    const data = { state: 'canceled' } as const
    await tx.attempt.updateMany({ where: { jobId, state: 'prepared' }, data })
    await closeHold(tx, jobId, 'release', 'canceled')
    await tell(tx, viewer, jobId, 'declined')
    return true
  })
}

type Fields = Parameters<Db['job']['updateMany']>[0]['data']

async function leaveWaiting(tx: Db, { workspaceId }: Viewer, jobId: string, data: Fields) {
  const { count } = await tx.job.updateMany({
    where: {
      id: jobId,
      workspaceId,
      state: 'queued',
      approvalAskedAt: { not: null },
      approvedById: null,
    },
    data,
  })
  return count === 1
}

/** Takes of the same batch that wait still: its one notice is about all of them. */
function othersWaiting(jobId: string): Prisma.Sql {
  return Prisma.sql`
    select from job w where w.batch_id = j.batch_id and w.id <> ${jobId}::uuid and w.state = 'queued'
      and w.approval_asked_at is not null and w.approved_by_id is null`
}

/** The one who asked hears of it, and those who were asked need not look any more. */
async function tell(
  tx: Db,
  viewer: Viewer,
  jobId: string,
  kind: 'approved' | 'declined',
): Promise<void> {
  const { workspaceId, userId, name } = viewer
  await tx.$executeRaw`
    with seen as (
      update notice n set seen_at = now() from job j
      where j.id = ${jobId}::uuid and n.workspace_id = ${workspaceId}::uuid and n.kind = 'approval_asked' and n.seen_at is null
        and case when n.data ? 'batchId' then n.data->>'batchId' = j.batch_id::text and not exists (${othersWaiting(jobId)})
          else n.data->>'jobId' = ${jobId} end
    )
    insert into notice (id, workspace_id, user_id, kind, data)
    select gen_random_uuid(), j.workspace_id, j.user_id, ${`approval_${kind}`}, jsonb_build_object('jobId', j.id, 'name', ${name}::text)
    from job j join member m on m.workspace_id = j.workspace_id and m.user_id = j.user_id
    where j.id = ${jobId}::uuid and j.user_id <> ${userId}::uuid`
  await appendAudit(tx, workspaceId, viewer, {
    action: `job.${kind}`,
    subject: { kind: 'job', id: jobId },
  })
  await appendEvent(tx, { jobId, kind })
}
