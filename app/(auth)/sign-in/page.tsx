import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { signIn } from '#app/(auth)/actions.ts'
import { AuthLink } from '#components/accounts/auth-link.tsx'
import { SignInForm } from '#components/accounts/sign-in-form.tsx'
import { isFreshInstall, signUpIsOpen } from '#lib/accounts/sign-up.ts'
import { onlySignedOut } from '#lib/web/page.ts'
import { withNext } from '#lib/web/return-path.ts'
import { signUpPolicy } from '#lib/web/sign-up-policy.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signIn.title') }
}

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const next = await onlySignedOut((await searchParams).next)
  const t = await getTranslations('auth')
  const sentence = (await isFreshInstall()) ? 'signIn.fresh' : 'signIn.other'
  const link = (text: ReactNode) => <AuthLink href={withNext('/sign-up', next)}>{text}</AuthLink>
  return (
    <div className="grid gap-6">
      <h1 className="font-semibold text-2xl">{t('signIn.title')}</h1>
      <SignInForm action={signIn} next={next} />
      {(await signUpIsOpen(await signUpPolicy(next))) && (
        <p className="text-muted">{t.rich(sentence, { link })}</p>
      )}
    </div>
  )
}
