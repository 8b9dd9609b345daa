import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { now } from '#lib/clock.ts'
import { type Db, within } from '#lib/db.ts'
import { lockBatch } from '#lib/jobs/batch-lock-rows.ts'
import { appendEvents } from '#lib/jobs/event-rows.ts'
import type { JobState } from '#lib/jobs/view.ts'
import { releaseHolds } from '#lib/money/ledger.ts'
import { countDeletedOf } from '#lib/usage/count-deleted.ts'

/** Cancels every take of the batch that was not sent and gives back what is held; answers how many, null without such a batch. */
export function cancelUnsent(viewer: Viewer, batchId: string): Promise<number | null> {
  return within(viewer, async (tx) => {
    if (!(await lockBatch(tx, viewer, batchId))) return null
    const jobIds = await endQueued(tx, viewer, batchId)
    if (jobIds.length === 0) return 0
    await releaseHolds(tx, jobIds)
    await appendAudit(tx, viewer.workspaceId, viewer, {
      action: 'batch.canceled',
      subject: { kind: 'batch', id: batchId },
      after: { takes: jobIds.length },
    })
    await appendEvents(tx, viewer.workspaceId, jobIds, 'canceled')
    return jobIds.length
  })
}

/**
 * queued → canceled for all takes of a batch, with their attempts; `onlyWaiting`: those that wait for approval. In
 * the order of their ids: the dispatcher takes one at a time, and whoever is first has it.
 */
export async function endQueued(
  tx: Db,
  { workspaceId }: Viewer,
  batchId: string,
  onlyWaiting = false,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with unsent as (
      select id from job where workspace_id = ${workspaceId}::uuid and batch_id = ${batchId}::uuid and state = 'queued'
        and (not ${onlyWaiting} or (approval_asked_at is not null and approved_by_id is null))
      order by id for update
    ), ended as (
      update job j set state = 'canceled', looks = 0, waiting_code = null, due_at = null, finished_at = ${now()},
        cancel_requested_at = case when ${onlyWaiting} then null else ${now()}::timestamptz end,
        failure_code = case when ${onlyWaiting} then 'not_approved' end
      from unsent where j.id = unsent.id and j.state = 'queued'
      returning j.id
    ), attempts as (
      update attempt a set state = 'canceled' from ended where a.job_id = ended.id and a.state = 'prepared'
    )
    select id from ended order by id`
  return rows.map(({ id }) => id)
}

/** Hides a batch all of whose takes have ended, with its takes, or brings back what went with it. */
export function setBatchDeleted(
  viewer: Viewer,
  batchId: string,
  deleted: boolean,
): Promise<'changed' | 'running' | 'gone'> {
  return within(viewer, async (tx) => {
    const batch = await lockBatch(tx, viewer, batchId)
    if (!batch || batch.deleted === deleted) return 'gone'
    const at = now()
    const { workspaceId } = viewer
    const running = { notIn: ['done', 'failed', 'canceled'] } satisfies { notIn: JobState[] }
    const where = { workspaceId, batchId, deletedAt: null, state: running }
    if (deleted && (await tx.job.count({ where })) > 0) return 'running'
    const rows = await tx.$queryRaw<{ id: string }[]>`
      update job j set deleted_at = case when ${deleted} then ${at}::timestamptz end
      from batch b
      where b.id = ${batchId}::uuid and j.workspace_id = ${workspaceId}::uuid and j.batch_id = b.id
        and j.deleted_at is not distinct from b.deleted_at
      returning j.id`
    const jobIds = rows.map(({ id }) => id).sort()
    await tx.batch.updateMany({
      where: { id: batchId, workspaceId },
      data: { deletedAt: deleted ? at : null },
    })
    await countDeletedOf(tx, jobIds, deleted)
    const kind = deleted ? 'deleted' : 'restored'
    await appendAudit(tx, workspaceId, viewer, {
      action: `batch.${kind}`,
      subject: { kind: 'batch', id: batchId },
      after: { takes: jobIds.length },
    })
    await appendEvents(tx, workspaceId, jobIds, kind)
    return 'changed'
  })
}
