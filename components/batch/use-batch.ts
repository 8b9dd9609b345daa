import { useState } from 'react'
import type { Generate } from '#components/compose/use-submit.ts'
import type { SubmittedDraft } from '#lib/drafts/schema.ts'
import type { FrameView } from '#lib/frames/view.ts'
import { type Matrix, matrixOf, pairOf, type Total, takesOf, totalOf } from '#lib/jobs/batch.ts'
import type { BatchOutlook } from '#lib/jobs/batch-time.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import type { ActionResult } from '#lib/web/action.ts'

export type SubmitBatch = (input: {
  workspace: string
  submissionId: string
  matrix: Matrix
  projectId?: string
  sourceId?: string
  seen: Total
  askApproval?: boolean
  draft?: SubmittedDraft
}) => Promise<ActionResult<{ batchId: string }>>

type OpenDesk = (input: {
  workspace: string
}) => Promise<ActionResult<{ frames: FrameView[]; outlook: BatchOutlook }>>

/** What the composer needs of batches: how they are submitted, and what their desk opens with. */
export type BatchActions = { submit: SubmitBatch; open: OpenDesk }

/** How many takes of what the composer holds: one is a job, more are a batch, and so is a pair to compare. */
export function useBatch({ submit }: BatchActions, generate: Generate) {
  const [takes, setTakes] = useState(1)
  const several: Generate = (wish) => submit(batchOf(wish, (one) => matrixOf(one, takes)))
  const pair: Generate = (wish) => submit(batchOf(wish, pairOf))
  const all = (micros: number | null) => (micros === null ? null : micros * takes)
  return { takes, setTakes, generate: takes === 1 ? generate : several, pair, all }
}

/** All of it costs what each take does: nothing that differs between them has a price. */
function batchOf(
  wish: Parameters<Generate>[0],
  matrixFrom: (one: Composition) => Matrix,
): Parameters<SubmitBatch>[0] {
  const {
    workspace,
    submissionId,
    frameId,
    prompt,
    projectId,
    sourceId,
    seenMicros,
    askApproval,
    ...choice
  } = wish
  const matrix = matrixFrom({ frameId, prompt, choice, projectId: null })
  return {
    workspace,
    submissionId,
    matrix,
    seen: totalOf(takesOf(matrix).map(() => seenMicros)),
    ...(projectId && { projectId }),
    ...(sourceId && { sourceId }),
    ...(askApproval && { askApproval }),
  }
}
