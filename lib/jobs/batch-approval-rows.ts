import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { type Db, within } from '#lib/db.ts'
import { endQueued } from '#lib/jobs/batch-end-rows.ts'
import { lockBatch } from '#lib/jobs/batch-lock-rows.ts'
import { appendEvents } from '#lib/jobs/event-rows.ts'
import { raiseAlerts } from '#lib/money/alert.ts'
import { holdAllApproved, releaseHolds } from '#lib/money/ledger.ts'

/** Lets every take of a batch go that waits for approval, held over the budget and due now; answers how many. */
export function approveTakes(viewer: Viewer, batchId: string): Promise<number | null> {
  return within(viewer, async (tx) => {
    if (!(await lockBatch(tx, viewer, batchId))) return null
    const rows = await tx.$queryRaw<{ id: string; userId: string; projectId: string }[]>`
      with waiting as (
        select id from job
        where workspace_id = ${viewer.workspaceId}::uuid and batch_id = ${batchId}::uuid and state = 'queued'
          and approval_asked_at is not null and approved_by_id is null
        order by id for update
      )
      update job j set due_at = date_trunc('milliseconds', now()), approved_by_id = ${viewer.userId}::uuid, waiting_code = null
      from waiting
      where j.id = waiting.id and j.state = 'queued' and j.approved_by_id is null
      returning j.id, j.user_id as "userId", j.project_id as "projectId"`
    const jobIds = rows.map(({ id }) => id).sort()
    if (jobIds.length === 0) return 0
    await holdAllApproved(tx, jobIds)
    for (const spender of spendersOf(rows))
      await raiseAlerts(tx, { ...spender, workspaceId: viewer.workspaceId })
    await tell(tx, viewer, batchId, jobIds, 'approved')
    return jobIds.length
  })
}

type Spending = { userId: string; projectId: string }

/** Each once, in one order: most batches have one, but others may have asked for a take of it again. */
function spendersOf(rows: Spending[]): Spending[] {
  const spenders = new Map(
    rows.map(({ userId, projectId }) => [`${userId} ${projectId}`, { userId, projectId }]),
  )
  return [...spenders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, spender]) => spender)
}

/** Cancels every take of a batch that waits for approval. Nothing was held for them. */
export function declineTakes(viewer: Viewer, batchId: string): Promise<number | null> {
  return within(viewer, async (tx) => {
    if (!(await lockBatch(tx, viewer, batchId))) return null
    const jobIds = await endQueued(tx, viewer, batchId, true)
    if (jobIds.length === 0) return 0
    await releaseHolds(tx, jobIds)
    await tell(tx, viewer, batchId, jobIds, 'declined')
    return jobIds.length
  })
}

/** Everybody who asked hears of it once, and those who were asked need not look any more. */
async function tell(
  tx: Db,
  viewer: Viewer,
  batchId: string,
  jobIds: string[],
  kind: 'approved' | 'declined',
): Promise<void> {
  const { workspaceId, userId, name } = viewer
  await tx.$executeRaw`
    with seen as (
      update notice set seen_at = now() where workspace_id = ${workspaceId}::uuid and kind = 'approval_asked'
        and (data->>'batchId' = ${batchId} or data->>'jobId' = any(${jobIds}::text[])) and seen_at is null
    )
    insert into notice (id, workspace_id, user_id, kind, data)
    select distinct on (j.user_id) gen_random_uuid(), j.workspace_id, j.user_id, ${`approval_${kind}`},
      jsonb_build_object('jobId', j.id, 'batchId', ${batchId}::text, 'name', ${name}::text)
    from job j join member m on m.workspace_id = j.workspace_id and m.user_id = j.user_id
    where j.id = any(${jobIds}::uuid[]) and j.user_id <> ${userId}::uuid
    order by j.user_id, j.id`
  await appendAudit(tx, workspaceId, viewer, {
    action: `batch.${kind}`,
    subject: { kind: 'batch', id: batchId },
    after: { takes: jobIds.length },
  })
  await appendEvents(tx, workspaceId, jobIds, kind)
}
