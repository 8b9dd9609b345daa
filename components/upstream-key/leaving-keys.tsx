'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Ago } from '#components/time/ago.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import type { LeavingKey } from '#lib/upstream-keys/view.ts'

/** Keys that are on their way out, and how many videos still hold them. */
export function LeavingKeys({ keys }: { keys: LeavingKey[] }) {
  const t = useTranslations('upstream.leaving')
  const providers = useTranslations('upstream.providers')
  const locale = useLocale()
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription>{t('text')}</CardDescription>
      <ul className="mt-4 grid gap-3">
        {keys.map((key) => (
          <li key={key.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
            <span className="figures">•••• {key.last4}</span>
            <span className="text-muted">{providers(key.provider)}</span>
            <span className="text-muted">
              {t.rich('removed', { when: () => <Ago at={key.removedAt} locale={locale} /> })}
            </span>
            <span>{t('running', { count: key.running })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
