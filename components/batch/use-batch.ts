import { useState } from 'react'
import type { Generate } from '#components/compose/use-submit.ts'
import type { FrameView } from '#lib/frames/view.ts'
import { type Matrix, matrixOf, type Total, totalOf } from '#lib/jobs/batch.ts'
import type { BatchOutlook } from '#lib/jobs/batch-time.ts'
import type { ActionResult } from '#lib/web/action.ts'

export type SubmitBatch = (input: {
  workspace: string
  submissionId: string
  matrix: Matrix
  projectId?: string
  seen: Total
  askApproval?: boolean
}) => Promise<ActionResult<{ batchId: string }>>

type OpenDesk = (input: {
  workspace: string
}) => Promise<ActionResult<{ frames: FrameView[]; outlook: BatchOutlook }>>

/** What the composer needs of batches: how they are submitted, and what their desk opens with. */
export type BatchActions = { submit: SubmitBatch; open: OpenDesk }

/** How many takes of what the composer holds: one is a job, more are a batch. */
export function useBatch({ submit }: BatchActions, generate: Generate) {
  const [takes, setTakes] = useState(1)
  const ask: Generate = (wish) => (takes === 1 ? generate(wish) : submit(batchOf(wish, takes)))
  const all = (micros: number | null) => (micros === null ? null : micros * takes)
  return { takes, setTakes, generate: ask, all }
}

function batchOf(wish: Parameters<Generate>[0], takes: number): Parameters<SubmitBatch>[0] {
  const {
    workspace,
    submissionId,
    frameId,
    prompt,
    projectId,
    seenMicros,
    askApproval,
    sourceId: _,
    ...choice
  } = wish
  return {
    workspace,
    submissionId,
    matrix: matrixOf({ frameId, prompt, choice, projectId: null }, takes),
    seen: totalOf(Array.from({ length: takes }, () => seenMicros)),
    ...(projectId && { projectId }),
    ...(askApproval && { askApproval }),
  }
}
