import { Link2, Mail } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { Ago } from '#components/time/ago.tsx'
import { Badge } from '#components/ui/badge.tsx'
import type { FormAction } from '#lib/web/form-action.ts'
import type { InvitationLine } from '#lib/workspaces/view.ts'

type Props = { workspace: string; invitations: InvitationLine[]; revoke: FormAction }

/** The invitations that somebody may still use. */
export async function InvitationList({ workspace, invitations, revoke }: Props) {
  const [t, locale] = await Promise.all([getTranslations('team'), getLocale()])
  if (invitations.length === 0) return null
  return (
    <section className="mt-6 border-t pt-5">
      <h3 className="font-medium">{t('invite.open', { count: invitations.length })}</h3>
      <ul className="mt-1 divide-y">
        {invitations.map(({ id, email, role, inviterName, expiresAt }) => {
          const Icon = email === null ? Link2 : Mail
          const what = email ?? t('invite.anyone')
          const ago = () => <Ago at={expiresAt} locale={locale} />
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
              <Icon aria-hidden className="size-4 shrink-0 text-muted" />
              <div className="min-w-0 grow basis-40">
                <p className="flex items-center gap-2">
                  <span className="truncate font-medium" title={what}>
                    {what}
                  </span>
                  <Badge>{t(`role.${role}`)}</Badge>
                </p>
                <p className="wrap-anywhere text-muted text-xs">
                  {inviterName && t('invite.by', { name: inviterName })}{' '}
                  {t.rich('invite.ends', { ago })}
                </p>
              </div>
              <OneButtonForm
                action={revoke}
                given={{ workspace, invitationId: id }}
                size="sm"
                variant="outline"
                aria-label={t('invite.revokeNamed', { what })}
              >
                {t('invite.revoke')}
              </OneButtonForm>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
