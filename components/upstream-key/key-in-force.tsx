'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Ago } from '#components/time/ago.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { LimitsForm } from '#components/upstream-key/limits-form.tsx'
import { RemoveKey } from '#components/upstream-key/remove-key.tsx'
import { TestButton } from '#components/upstream-key/test-button.tsx'
import type { KeyTest, KeyView } from '#lib/upstream-keys/view.ts'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = {
  own: KeyView | null
  instance: { rpm: number; concurrency: number }
  workspace: string
  sandbox: boolean
  mostLimit: number
  test: FormAction<{ test: KeyTest }>
  change: FormAction
  remove: FormAction
}

/** Which key jobs are sent with now, and what one may do with it. */
export function KeyInForce({ own, instance, sandbox, workspace, test, change, ...rest }: Props) {
  const t = useTranslations('upstream.inForce')
  const providers = useTranslations('upstream.providers')
  const locale = useLocale()
  if (!own)
    return (
      <Card>
        <CardTitle>{t('title')}</CardTitle>
        <p className="mt-3">{t(sandbox ? 'sandbox' : 'instance')}</p>
        <CardDescription>{t('limits', instance)}</CardDescription>
      </Card>
    )
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <div className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <p className="figures text-lg">
          <span className="sr-only">{t('endsIn')} </span>
          <span aria-hidden>•••• </span>
          {own.last4 || t('short')}
        </p>
        <p className="text-muted text-sm">{providers(own.provider)}</p>
      </div>
      <CardDescription>
        {t.rich('added', {
          name: own.addedBy,
          when: () => <Ago at={own.addedAt} locale={locale} />,
        })}
      </CardDescription>
      {sandbox && <p className="mt-3 text-sm">{t('sandboxToo')}</p>}
      <LimitsForm limits={own} mostLimit={rest.mostLimit} workspace={workspace} change={change} />
      <div className="mt-5 flex flex-wrap items-start gap-2 border-t pt-5">
        <TestButton test={test} typed={() => ({ workspace })} />
        <RemoveKey remove={rest.remove} workspace={workspace} />
      </div>
    </Card>
  )
}
