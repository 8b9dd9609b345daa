import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { signUp } from '#app/(auth)/actions.ts'
import { AuthLink } from '#components/accounts/auth-link.tsx'
import { ProviderButtons } from '#components/accounts/provider-buttons.tsx'
import { SignUpForm } from '#components/accounts/sign-up-form.tsx'
import { shortestPassword } from '#lib/accounts/password.ts'
import { providers } from '#lib/accounts/providers.ts'
import { signUpIsOpen } from '#lib/accounts/sign-up.ts'
import { onlySignedOut } from '#lib/web/page.ts'
import { withNext } from '#lib/web/return-path.ts'
import { signUpPolicy } from '#lib/web/sign-up-policy.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signUp.title') }
}

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignUpPage({ searchParams }: Props) {
  const next = await onlySignedOut((await searchParams).next)
  const t = await getTranslations('auth')
  const open = await signUpIsOpen(await signUpPolicy(next))
  const link = (text: ReactNode) => <AuthLink href={withNext('/sign-in', next)}>{text}</AuthLink>
  return (
    <div className="grid gap-6">
      <h1 className="font-semibold text-2xl">{t('signUp.title')}</h1>
      {open ? (
        <>
          <ProviderButtons providers={providers()} next={next} />
          <SignUpForm action={signUp} next={next} shortestPassword={shortestPassword} />
        </>
      ) : (
        <p>{t('signUp.closed')}</p>
      )}
      <p className="text-muted">{t.rich('signUp.other', { link })}</p>
    </div>
  )
}
