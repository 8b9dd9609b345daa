import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { askReset } from '#app/(auth)/actions.ts'
import { AuthLink } from '#components/accounts/auth-link.tsx'
import { MailForm } from '#components/accounts/mail-form.tsx'
import { linkLifeMinutes } from '#lib/accounts/mailed-link.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('reset.title') }
}

export default async function AskResetPage() {
  const t = await getTranslations('auth')
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <h1 className="font-semibold text-2xl">{t('reset.title')}</h1>
        <p className="text-muted">{t('reset.text', { minutes: linkLifeMinutes.reset })}</p>
      </div>
      <MailForm action={askReset} next="/" submit={t('link.send')} />
      <p className="text-muted">
        <AuthLink href="/sign-in">{t('link.back')}</AuthLink>
      </p>
    </div>
  )
}
