import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { verifyEmail } from '#app/(auth)/actions.ts'
import { AuthLink } from '#components/accounts/auth-link.tsx'
import { LinkForm } from '#components/accounts/link-form.tsx'
import { addressOfLink } from '#lib/accounts/mailed-link.ts'
import { pagePerson } from '#lib/web/page.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('verify.title'), referrer: 'no-referrer' }
}

/**
 * For who is signed in to the account: whoever reads somebody else's wish to use their address must not
 * confirm it by a click on a link.
 */
export default async function VerifyPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, person] = [await params, await pagePerson()]
  const [t, email] = [await getTranslations('auth'), await addressOfLink('verify', token)]
  const state = person.emailVerified ? 'done' : email === person.email ? 'ask' : 'over'
  return (
    <div className="grid gap-6">
      <h1 className="font-semibold text-2xl">{t('verify.title')}</h1>
      <p>{t(`verify.${state}`, { email: person.email })}</p>
      {state === 'ask' ? (
        <LinkForm action={verifyEmail} token={token} next="/" submit={t('verify.submit')} />
      ) : (
        <p>
          <AuthLink href={state === 'done' ? '/' : '/settings'}>{t('verify.on')}</AuthLink>
        </p>
      )}
    </div>
  )
}
