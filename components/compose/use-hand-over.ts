import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { formId, renewFormId } from '#components/compose/form-id.ts'
import { useHome, useSlug } from '#components/shell/use-home.ts'
import type { ActionResult } from '#lib/web/action.ts'

type Made = { jobId: string } | { batchId: string }
type Form = { workspace: string; submissionId: string }

export type Refusal = { code?: string; field?: string | undefined; message: string }

/**
 * Hands a wish over and opens what was made of it; answers why not. The form keeps its name until the answer is
 * known, and the server takes the same wish from the same form once: a second press, one after a lost connection,
 * and one in a duplicated tab make one job or one batch.
 */
export function useHandOver() {
  const t = useTranslations('compose.submit')
  const router = useRouter()
  const home = useHome()
  const workspace = useSlug()
  return async <W>(
    submit: (wish: W & Form) => Promise<ActionResult<Made>>,
    wish: W,
  ): Promise<Refusal | undefined> => {
    const answer = await submit({ ...wish, workspace, submissionId: formId() }).catch(
      () => undefined,
    )
    if (!answer) return { message: t('lost') }
    if (!answer.ok) {
      if (answer.error.code.endsWith('price_changed')) router.refresh() // the button gets the new price
      return answer.error
    }
    renewFormId()
    const { value } = answer
    router.push(home + ('batchId' in value ? `/batches/${value.batchId}` : `/jobs/${value.jobId}`))
    return undefined
  }
}
