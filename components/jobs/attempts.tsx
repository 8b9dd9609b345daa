import { getLocale, getTranslations } from 'next-intl/server'
import { Ago } from '#components/time/ago.tsx'
import type { AttemptView } from '#lib/jobs/view.ts'

/** The upstream's ids, for support. */
export async function Attempts({ attempts }: { attempts: AttemptView[] }) {
  const [t, locale] = await Promise.all([getTranslations('receipt'), getLocale()])
  return (
    <ol className="grid gap-3">
      {attempts.map(({ n, state, sentAt, taskId, traceId }) => (
        <li key={n}>
          <h3 className="font-medium text-sm">{t('attempt', { n })}</h3>
          <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-xs">
            <dt className="text-muted">{t('state')}</dt>
            <dd>{isAttemptState(state) ? t(`attemptState.${state}`) : t('none')}</dd>
            <dt className="text-muted">{t('sentAt')}</dt>
            <dd>{sentAt ? <Ago at={sentAt} locale={locale} /> : t('none')}</dd>
            <dt className="text-muted">{t('taskId')}</dt>
            <dd className="figures break-all">{taskId ?? t('none')}</dd>
            <dt className="text-muted">{t('traceId')}</dt>
            <dd className="figures break-all">{traceId ?? t('none')}</dd>
          </dl>
        </li>
      ))}
    </ol>
  )
}

const attemptStates = [
  'prepared',
  'sending',
  'unknown',
  'accepted',
  'rejected',
  'closed',
  'canceled',
  'written_off',
] as const

function isAttemptState(state: string): state is (typeof attemptStates)[number] {
  return attemptStates.some((known) => known === state)
}
