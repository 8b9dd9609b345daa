import { Monitor, Smartphone } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { Ago } from '#components/time/ago.tsx'
import { Badge } from '#components/ui/badge.tsx'
import type { SessionView } from '#lib/accounts/queries.ts'
import type { FormAction } from '#lib/web/form-action.ts'

/** One place where the person is signed in. */
export async function SessionRow({ session, end }: { session: SessionView; end: FormAction }) {
  const [t, locale] = await Promise.all([getTranslations('settings.sessions'), getLocale()])
  const { browser, system } = session.device
  const device =
    browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('unknown'))
  const Icon = ['iPhone', 'iPad', 'Android'].includes(system ?? '') ? Smartphone : Monitor
  return (
    <li className="flex items-center gap-4 py-3">
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {device}
          {session.isThis && <Badge>{t('this')}</Badge>}
        </p>
        <p className="text-muted text-sm">
          {t.rich('seen', { ago: () => <Ago at={session.lastSeenAt} locale={locale} /> })}
          {session.address && <span className="figures"> · {session.address}</span>}
        </p>
      </div>
      {!session.isThis && (
        <OneButtonForm
          action={end}
          given={{ sessionId: session.id }}
          size="sm"
          variant="outline"
          aria-label={t('endNamed', { device })}
        >
          {t('end')}
        </OneButtonForm>
      )}
    </li>
  )
}
