import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { formId, renewFormId } from '#components/compose/form-id.ts'
import { useHome, useSlug } from '#components/shell/use-home.ts'
import type { FrameView } from '#lib/frames/view.ts'
import type { Choice } from '#lib/jobs/catalog.ts'
import type { ActionResult } from '#lib/web/action.ts'

export type Generate = (
  input: Wish & { workspace: string; submissionId: string },
) => Promise<ActionResult<{ jobId: string } | { batchId: string }>>

/** What the composer holds, and the take that it was opened from. */
type Wish = Choice &
  Terms & { frameId: string; prompt: string; projectId?: string; sourceId?: string }

/** The price that the button showed, and whether an admin shall be asked should it be over a budget. */
type Terms = { seenMicros: number | null; askApproval?: boolean }

/** A refusal, beside its field when it has one, and the frame it was about ('' when there was none). */
type Problem = { code?: string; field: string | undefined; message: string; frameId: string }

/**
 * Hands the job over. The form keeps its name until the answer is known, and the server takes the same wish
 * from the same form once: a second press, one after a lost connection, and one in a duplicated tab are one job.
 */
export function useSubmit() {
  const t = useTranslations('compose.submit')
  const router = useRouter()
  const home = useHome()
  const workspace = useSlug()
  const [step, setStep] = useState<'idle' | 'preparing' | 'sending'>('idle')
  const [problem, setProblem] = useState<Problem>()
  useEffect(() => void formId(), []) // before the tab can be duplicated

  const send = async (generate: Generate, frame: FrameView, wish: Omit<Wish, 'frameId'>) => {
    const request = { ...wish, frameId: frame.id }
    const answer = await generate({ ...request, workspace, submissionId: formId() })
    if (!answer.ok) {
      setStep('idle')
      if (answer.error.code.endsWith('price_changed')) router.refresh() // the button gets the new price
      return setProblem({ ...answer.error, field: answer.error.field, frameId: frame.id })
    }
    renewFormId()
    const { value } = answer
    router.push(home + ('batchId' in value ? `/batches/${value.batchId}` : `/jobs/${value.jobId}`))
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
    if (!stored) {
      setStep('idle')
      return setProblem({ field: 'frameId', message: t('noFrame'), frameId: '' })
    }
    setStep('sending')
    await send(generate, stored, wish).catch(() => {
      setStep('idle')
      setProblem({ field: undefined, message: t('lost'), frameId: stored.id })
    })
  }

  return { step, problem, submit }
}
