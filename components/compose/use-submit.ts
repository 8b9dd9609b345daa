import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { formId } from '#components/compose/form-id.ts'
import { type Refusal, useHandOver } from '#components/compose/use-hand-over.ts'
import type { SubmittedDraft } from '#lib/drafts/schema.ts'
import type { FrameView } from '#lib/frames/view.ts'
import type { Choice } from '#lib/jobs/catalog.ts'
import type { ActionResult } from '#lib/web/action.ts'

export type Generate = (
  input: Wish & { workspace: string; submissionId: string; draft?: SubmittedDraft },
) => Promise<ActionResult<{ jobId: string } | { batchId: string }>>

/** What the composer holds, and the take that it was opened from. */
type Wish = Choice &
  Terms & { frameId: string; prompt: string; projectId?: string; sourceId?: string }

/** The price that the button showed, and whether an admin shall be asked should it be over a budget. */
type Terms = { seenMicros: number | null; askApproval?: boolean }

/** A refusal, beside its field when it has one, and the frame it was about ('' when there was none). */
type Problem = Refusal & { frameId: string }

/** Hands what the composer holds over, once its frame is stored. */
export function useSubmit() {
  const t = useTranslations('compose.submit')
  const handOver = useHandOver()
  const [step, setStep] = useState<'idle' | 'preparing' | 'sending'>('idle')
  const [problem, setProblem] = useState<Problem>()
  useEffect(() => void formId(), []) // before the tab can be duplicated

  const refuse = (refusal: Refusal, frameId: string) => {
    setStep('idle')
    setProblem({ ...refusal, frameId })
  }
  const submit = async (
    generate: Generate,
    frame: () => Promise<FrameView | undefined>,
    wish: Omit<Wish, 'frameId'>,
  ): Promise<void> => {
    if (step !== 'idle') return
    setProblem(undefined)
    setStep('preparing')
    const stored = await frame()
    if (!stored) return refuse({ field: 'frameId', message: t('noFrame') }, '')
    setStep('sending')
    const refusal = await handOver(generate, { ...wish, frameId: stored.id })
    if (refusal) refuse(refusal, stored.id)
  }

  return { step, problem, submit }
}
