import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { Ago } from '#components/time/ago.tsx'
import { Badge } from '#components/ui/badge.tsx'
import type { AccountRow } from '#lib/accounts/administration-queries.ts'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = {
  account: AccountRow
  actions: { suspend: FormAction; dropSecondFactor: FormAction }
}

/** One account, and what an administrator can do about it. */
export async function AccountItem({ account, actions }: Props) {
  const [t, locale, format] = await Promise.all([
    getTranslations('admin'),
    getLocale(),
    getFormatter(),
  ])
  const { id, name, email, suspended, lastSeenAt, workspaces } = account
  const ago = () => (lastSeenAt ? <Ago at={lastSeenAt} locale={locale} /> : t('never'))
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 p-4">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="min-w-0 break-words">{name}</span>
          {account.isAdministrator && <Badge>{t('accounts.administrator')}</Badge>}
          {suspended && <Badge variant="outline">{t('suspended')}</Badge>}
          {account.secondFactor && <Badge variant="outline">{t('accounts.secondFactor')}</Badge>}
        </p>
        <p className="break-words text-sm">
          {email}
          {!account.emailVerified && (
            <span className="text-muted"> · {t('accounts.unverified')}</span>
          )}
        </p>
        <p className="break-words text-muted text-sm">
          {t.rich('accounts.seen', { ago })}
          {workspaces.length > 0 && ` · ${format.list(workspaces)}`}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {account.secondFactor && !account.isSelf && (
          <OneButtonForm
            action={actions.dropSecondFactor}
            given={{ id }}
            size="sm"
            variant="outline"
            aria-label={t('accounts.dropNamed', { name: email })}
          >
            {t('accounts.drop')}
          </OneButtonForm>
        )}
        {!account.isSelf && (
          <OneButtonForm
            action={actions.suspend}
            given={{ id, suspended: suspended ? 'no' : 'yes' }}
            size="sm"
            variant={suspended ? 'outline' : 'destructive'}
            aria-label={t(suspended ? 'resumeNamed' : 'suspendNamed', { name: email })}
          >
            {t(suspended ? 'resume' : 'suspend')}
          </OneButtonForm>
        )}
      </div>
    </li>
  )
}
