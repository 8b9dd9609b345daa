import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { Ago } from '#components/time/ago.tsx'
import { Badge } from '#components/ui/badge.tsx'
import type { WorkspaceRow } from '#lib/accounts/administration-queries.ts'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = { workspace: WorkspaceRow; suspend: FormAction }

/** One workspace: whose it is, whether it lives, and the way to close it. Not what is in it. */
export async function WorkspaceItem({ workspace, suspend }: Props) {
  const [t, locale, format] = await Promise.all([
    getTranslations('admin'),
    getLocale(),
    getFormatter(),
  ])
  const { id, name, slug, owners, members, suspended, deleted, lastEventAt } = workspace
  const ago = () => (lastEventAt ? <Ago at={lastEventAt} locale={locale} /> : t('never'))
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 p-4">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="min-w-0 break-words">{name}</span>
          {suspended && <Badge variant="outline">{t('suspended')}</Badge>}
          {deleted && <Badge variant="outline">{t('workspaces.deleted')}</Badge>}
        </p>
        <p className="break-words text-sm">
          <span className="figures text-muted">/w/{slug}</span>
          {owners.length > 0 && ` · ${format.list(owners)}`}
        </p>
        <p className="text-muted text-sm">
          {t('workspaces.members', { members })} · {t.rich('workspaces.active', { ago })}
        </p>
      </div>
      <OneButtonForm
        action={suspend}
        given={{ id, suspended: suspended ? 'no' : 'yes' }}
        size="sm"
        variant={suspended ? 'outline' : 'destructive'}
        aria-label={t(suspended ? 'resumeNamed' : 'suspendNamed', { name })}
      >
        {t(suspended ? 'resume' : 'suspend')}
      </OneButtonForm>
    </li>
  )
}
