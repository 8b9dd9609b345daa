import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { FrameView } from '#lib/frames/view.ts'
import type { Choice } from '#lib/jobs/catalog.ts'
import type { ActionResult } from '#lib/web/action.ts'

export type Generate = (
  input: Choice & { submissionId: string; frameId: string; prompt: string },
) => Promise<ActionResult<{ jobId: string }>>

/** A refusal, beside its field when it has one, and the frame it was about ('' when there was none). */
type Problem = { field: string | undefined; message: string; frameId: string }

/**
 * Hands the job over. What was asked once keeps its submissionId until the answer is known, so a second
 * press, or a press after a lost connection, is still one job; another wish gets another id.
 */
export function useSubmit(generate: Generate) {
  const t = useTranslations('compose.submit')
  const router = useRouter()
  const [step, setStep] = useState<'idle' | 'preparing' | 'sending'>('idle')
  const [problem, setProblem] = useState<Problem>()
  const asked = useRef({ id: '', wish: '' })

  const send = async (frame: FrameView, prompt: string, choice: Choice): Promise<void> => {
    const request = { ...choice, frameId: frame.id, prompt }
    const wish = JSON.stringify(request)
    if (asked.current.wish !== wish) asked.current = { id: crypto.randomUUID(), wish }
    const answer = await generate({ ...request, submissionId: asked.current.id })
    if (!answer.ok) {
      setStep('idle')
      return setProblem({ ...answer.error, field: answer.error.field, frameId: frame.id })
    }
    asked.current = { id: '', wish: '' }
    router.push(`/jobs/${answer.value.jobId}`)
  }

  const submit = async (
    frame: () => Promise<FrameView | undefined>,
    prompt: string,
    choice: Choice,
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
    await send(stored, prompt, choice).catch(() => {
      setStep('idle')
      setProblem({ field: undefined, message: t('lost'), frameId: stored.id })
    })
  }

  return { step, problem, submit }
}
