import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SubmitBatch } from '#components/batch/use-batch.ts'
import { formId, renewFormId } from '#components/compose/form-id.ts'
import { useHome, useSlug } from '#components/shell/use-home.ts'

type Wish = Omit<Parameters<SubmitBatch>[0], 'workspace' | 'submissionId'>

/**
 * Hands a matrix over and goes to its batch: for the desk, and for whatever makes a pair. Pressed again after a lost
 * connection it is still one batch.
 */
export function useBatchSubmit(submit: SubmitBatch) {
  const t = useTranslations('compose.submit')
  const router = useRouter()
  const home = useHome()
  const workspace = useSlug()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<{ code?: string; message: string }>()

  const send = async (wish: Wish): Promise<void> => {
    if (pending) return
    setProblem(undefined)
    setPending(true)
    const answer = await submit({ ...wish, workspace, submissionId: formId() }).catch(
      () => undefined,
    )
    if (answer?.ok) {
      renewFormId()
      return router.push(`${home}/batches/${answer.value.batchId}`)
    }
    setPending(false)
    setProblem(answer?.error ?? { message: t('lost') })
    if (answer?.error.code === 'batch_price_changed') router.refresh() // the table gets the new prices
  }
  return { pending, problem, send }
}
