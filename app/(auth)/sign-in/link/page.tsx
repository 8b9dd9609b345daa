import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { askSignInLink } from '#app/(auth)/actions.ts'
import { AuthLink } from '#components/accounts/auth-link.tsx'
import { MailForm } from '#components/accounts/mail-form.tsx'
import { linkLifeMinutes } from '#lib/accounts/mailed-link.ts'
import { onlySignedOut } from '#lib/web/page.ts'
import { withNext } from '#lib/web/return-path.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('link.title') }
}

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function AskLinkPage({ searchParams }: Props) {
  const next = await onlySignedOut((await searchParams).next)
  const t = await getTranslations('auth')
  const minutes = linkLifeMinutes.sign_in
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <h1 className="font-semibold text-2xl">{t('link.title')}</h1>
        <p className="text-muted">{t('link.text', { minutes })}</p>
      </div>
      <MailForm action={askSignInLink} next={next} submit={t('link.send')} />
      <p className="text-muted">
        <AuthLink href={withNext('/sign-in', next)}>{t('link.back')}</AuthLink>
      </p>
    </div>
  )
}
