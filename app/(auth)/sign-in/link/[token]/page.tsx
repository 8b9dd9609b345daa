import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { signInByLink } from '#app/(auth)/actions.ts'
import { AuthLink } from '#components/accounts/auth-link.tsx'
import { LinkForm } from '#components/accounts/link-form.tsx'
import { addressOfLink } from '#lib/accounts/mailed-link.ts'
import { returnPath } from '#lib/web/return-path.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('link.title'), referrer: 'no-referrer' }
}

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<{ next?: string | string[] }>
}

/** Opening it uses nothing up: programs that look through mail open every link. The button does. */
export default async function SignInLinkPage({ params, searchParams }: Props) {
  const [{ token }, given] = [await params, await searchParams]
  const [t, email] = [await getTranslations('auth'), await addressOfLink('sign_in', token)]
  if (email === undefined)
    return (
      <div className="grid gap-6">
        <h1 className="font-semibold text-2xl">{t('link.over')}</h1>
        <p className="text-muted">{t('link.overText')}</p>
        <p>
          <AuthLink href="/sign-in/link">{t('link.again')}</AuthLink>
        </p>
      </div>
    )
  return (
    <div className="grid gap-6">
      <h1 className="font-semibold text-2xl">{t('link.title')}</h1>
      <p>{t('link.as', { email })}</p>
      <LinkForm
        action={signInByLink}
        token={token}
        next={returnPath(given.next)}
        submit={t('signIn.submit')}
      />
    </div>
  )
}
