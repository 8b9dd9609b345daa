import { getLocale, getTranslations } from 'next-intl/server'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { Ago } from '#components/time/ago.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import type { WaysIn } from '#lib/accounts/queries.ts'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = { identities: WaysIn['identities']; disconnect: FormAction }

/** The providers that may sign in to the account. */
export async function IdentitiesCard({ identities, disconnect }: Props) {
  const [t, locale] = await Promise.all([getTranslations('settings.identities'), getLocale()])
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription>{t('text')}</CardDescription>
      <ul className="mt-4 divide-y">
        {identities.map(({ id, provider, email, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div className="min-w-0 grow">
              <p className="break-words font-medium">{provider}</p>
              <p className="break-words text-muted text-sm">
                {email} · {t.rich('since', { ago: () => <Ago at={createdAt} locale={locale} /> })}
              </p>
            </div>
            <OneButtonForm
              action={disconnect}
              given={{ identityId: id }}
              size="sm"
              variant="outline"
              aria-label={t('endNamed', { name: provider })}
            >
              {t('end')}
            </OneButtonForm>
          </li>
        ))}
      </ul>
    </Card>
  )
}
