import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type Db, within } from '#lib/db.ts'
import { insertTakes } from '#lib/jobs/batch-insert-rows.ts'
import { type BatchRefused, type BatchTerms, judge, projectOf } from '#lib/jobs/batch-judge-rows.ts'
import { lockBatch } from '#lib/jobs/batch-lock-rows.ts'
import { choice } from '#lib/jobs/batch-schema.ts'
import { keyOf } from '#lib/jobs/submission.ts'

/** How many were asked for again; `kept`: settings that are not offered any more. */
type BatchRetried =
  | { retried: number; waits: boolean }
  | { refused: 'gone' }
  | { refused: 'kept' }
  | BatchRefused

/**
 * Asks again for those of `jobIds` that failed and were not asked for again yet, all or none: the second press, and
 * somebody else's, find nothing left to do. Under the batch's row, one after the other.
 */
export function retryTakes(
  viewer: Viewer,
  batchId: string,
  jobIds: string[],
  terms: BatchTerms,
): Promise<BatchRetried> {
  return within(viewer, async (tx) => {
    const batch = await lockBatch(tx, viewer, batchId)
    if (!batch || batch.deleted) return { refused: 'gone' }
    const { workspaceId } = viewer
    const known = await tx.job.count({ where: { workspaceId, batchId, id: { in: jobIds } } })
    if (known < new Set(jobIds).size) return { refused: 'gone' }
    const failed = await failedOf(tx, viewer, batchId, jobIds)
    if (failed.length === 0) return { retried: 0, waits: false }
    const asked = failed.flatMap(({ id, n, frameId, prompt, ...settings }) => {
      const offered = choice.safeParse(settings)
      const take = { n, frameId, prompt, retryOfId: id, submissionId: keyOf({ retryOf: id }) }
      return offered.success ? [{ ...take, choice: offered.data }] : []
    })
    if (asked.length < failed.length) return { refused: 'kept' }
    // Into the batch's project while that is open to who asks, else into the default one.
    const judged = await judge(tx, viewer, projectOf(viewer, batch.projectId, true), asked, terms)
    if ('refused' in judged) return judged
    await insertTakes(tx, viewer, 'batch.retried', {
      sourceId: null,
      ...judged,
      batchId,
      accountId: terms.accountId,
    })
    return { retried: asked.length, waits: judged.waits }
  })
}

function failedOf(tx: Db, { workspaceId }: Viewer, batchId: string, jobIds: string[]) {
  return tx.$queryRaw<
    {
      id: string
      n: number
      frameId: string
      prompt: string
      model: string
      durationSeconds: number
      resolution: string
      promptOptimizer: boolean
      fastPretreatment: boolean
    }[]
  >`
    select j.id, j.batch_take as n, j.frame_id as "frameId", j.prompt, j.model, j.duration_seconds as "durationSeconds", j.resolution,
      j.prompt_optimizer as "promptOptimizer", j.fast_pretreatment as "fastPretreatment"
    from job j
    where j.workspace_id = ${workspaceId}::uuid and j.batch_id = ${batchId}::uuid and j.id = any(${jobIds}::uuid[])
      and j.state = 'failed' and j.deleted_at is null
      and not exists (select from job again where again.retry_of_id = j.id and again.batch_id = j.batch_id)
    order by j.batch_take`
}
