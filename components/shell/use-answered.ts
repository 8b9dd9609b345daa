import { useTranslations } from 'next-intl'
import type { ActionResult } from '#lib/web/action.ts'

/**
 * Waits for a server action; where no answer comes, because the line is down or the server was renewed, that is the
 * answer. Left to a transition, the rejection would take the page away.
 */
export function useAnswered() {
  const t = useTranslations('common')
  return <T>(asked: Promise<ActionResult<T>>): Promise<ActionResult<T>> =>
    asked.catch(() => ({ ok: false, error: { code: 'unavailable', message: t('lost') } }))
}
