import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { Link } from '#components/shell/link.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import type { FormAction } from '#lib/web/form-action.ts'
import type { InvitationView } from '#lib/workspaces/view.ts'

type Props = {
  token: string
  invitation: InvitationView
  /** Who looks, when they are signed in. */
  visitor: { email: string; hasUsedIt: boolean } | undefined
  accept: FormAction
  signInAsOther: FormAction
}

/** What an invitation says, and the one way on that there is from where it stands. */
export async function InvitationScreen(props: Props) {
  const { token, invitation, visitor, accept, signInAsOther } = props
  const t = await getTranslations('team')
  const { state, workspaceName: workspace, workspaceSlug, email, role } = invitation
  const name = invitation.inviterName ?? t('invitation.colleague')
  const home = (
    <Link href="/" className={buttonVariants({ variant: 'outline', size: 'lg' })}>
      {t('invitation.home')}
    </Link>
  )
  if (visitor?.hasUsedIt)
    return (
      <Said title={t('invitation.member', { workspace })} text={t('invitation.memberText')}>
        <a href={`/w/${workspaceSlug}`} className={buttonVariants({ size: 'lg' })}>
          <span className="truncate">{t('invitation.open', { workspace })}</span>
        </a>
      </Said>
    )
  if (state !== 'open')
    return (
      <Said
        title={t(`invitation.${state}`)}
        text={t(`invitation.${state}Text`, { workspace, name })}
      >
        {home}
      </Said>
    )
  if (visitor && email !== null && email !== visitor.email)
    return (
      <Said
        title={t('invitation.other')}
        text={t('invitation.otherText', { email, own: visitor.email })}
      >
        <OneButtonForm action={signInAsOther} given={{ token }} size="lg">
          {t('invitation.signInOther')}
        </OneButtonForm>
        {home}
      </Said>
    )
  const invited = invitation.inviterName
    ? t('invitation.by', { name, role: t(`role.${role}`) })
    : t('invitation.anonymous', { role: t(`role.${role}`) })
  const only = !visitor && email !== null ? ` ${t('invitation.only', { email })}` : ''
  const next = `?next=${encodeURIComponent(`/invite/${token}`)}`
  return (
    <Said title={t('invitation.to', { workspace })} text={invited + only}>
      {visitor ? (
        <>
          <OneButtonForm action={accept} given={{ token }} size="lg">
            {t('invitation.accept')}
          </OneButtonForm>
          <p className="wrap-anywhere text-muted text-sm">
            {t('invitation.asWho', { email: visitor.email })}
          </p>
        </>
      ) : (
        <>
          <p className="text-muted text-sm">{t('invitation.signedOut')}</p>
          <Link href={`/sign-up${next}`} className={buttonVariants({ size: 'lg' })}>
            {t('invitation.signUp')}
          </Link>
          <Link
            href={`/sign-in${next}`}
            className={buttonVariants({ variant: 'outline', size: 'lg' })}
          >
            {t('invitation.signIn')}
          </Link>
        </>
      )}
    </Said>
  )
}

function Said({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h1 className="wrap-anywhere font-semibold text-2xl">{title}</h1>
      <p className="wrap-anywhere">{text}</p>
      <div className="mt-2 grid gap-3">{children}</div>
    </div>
  )
}
