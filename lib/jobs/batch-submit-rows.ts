import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type Db, within } from '#lib/db.ts'
import type { Take } from '#lib/jobs/batch.ts'
import { insertTakes } from '#lib/jobs/batch-insert-rows.ts'
import { type BatchRefused, type BatchTerms, judge, projectOf } from '#lib/jobs/batch-judge-rows.ts'
import { keyOf } from '#lib/jobs/submission.ts'
import { uuid7 } from '#lib/uuid7.ts'

type NewBatch = {
  submissionId: string
  projectId: string | null
  sourceId: string | null
  takes: Take[]
}

type BatchSubmitted = { batchId: string; waits: boolean } | BatchRefused

/** Writes all takes of a batch, or none of them, once for a submission. */
export function insertBatch(
  viewer: Viewer,
  { submissionId, projectId, sourceId, takes }: NewBatch,
  terms: BatchTerms,
): Promise<BatchSubmitted> {
  return within(viewer, async (tx) => {
    const asked = takes.map((take, n) => ({
      ...take,
      n,
      retryOfId: null,
      submissionId: keyOf({ batch: submissionId, take: n }),
    }))
    const judged = await judge(tx, viewer, projectOf(viewer, projectId), asked, terms)
    // Asked after the locks: the first press may have used up the budget that refuses the second.
    const firstId = await firstOf(tx, viewer, submissionId)
    if (firstId) return { batchId: firstId, waits: false }
    if ('refused' in judged) return judged
    const batchId = uuid7()
    const inserted = await tx.$executeRaw`
      insert into batch (id, workspace_id, user_id, project_id, submission_id)
      values (${batchId}::uuid, ${viewer.workspaceId}::uuid, ${viewer.userId}::uuid, ${judged.projectId}::uuid, ${submissionId}::uuid)
      on conflict (workspace_id, user_id, submission_id) do nothing`
    if (inserted === 0)
      return { batchId: (await firstOf(tx, viewer, submissionId)) ?? batchId, waits: false }
    const asking = { ...judged, batchId, sourceId, accountId: terms.accountId }
    await insertTakes(tx, viewer, 'batch.asked', asking)
    return { batchId, waits: judged.waits }
  })
}

/** What this submission made before, when that is committed. */
async function firstOf(tx: Db, { workspaceId, userId }: Viewer, submissionId: string) {
  const first = await tx.batch.findUnique({
    where: { workspaceId_userId_submissionId: { workspaceId, userId, submissionId } },
    select: { id: true },
  })
  return first?.id
}
