import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { signIn } from '#app/(auth)/actions.ts'
import { AuthLink } from '#components/accounts/auth-link.tsx'
import { ProviderButtons } from '#components/accounts/provider-buttons.tsx'
import { SignInForm } from '#components/accounts/sign-in-form.tsx'
import { FieldError } from '#components/form/field-error.tsx'
import { providers } from '#lib/accounts/providers.ts'
import { isFreshInstall, signUpIsOpen } from '#lib/accounts/sign-up.ts'
import { onlySignedOut } from '#lib/web/page.ts'
import { providerError } from '#lib/web/provider-error.ts'
import { withNext } from '#lib/web/return-path.ts'
import { signUpPolicy } from '#lib/web/sign-up-policy.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signIn.title') }
}

type Props = { searchParams: Promise<{ next?: string | string[]; error?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const given = await searchParams
  const next = await onlySignedOut(given.next)
  const [t, errors] = await Promise.all([getTranslations('auth'), getTranslations('errors')])
  const refused = providerError(given.error)
  const sentence = (await isFreshInstall()) ? 'signIn.fresh' : 'signIn.other'
  const link = (text: ReactNode) => <AuthLink href={withNext('/sign-up', next)}>{text}</AuthLink>
  return (
    <div className="grid gap-6">
      <h1 className="font-semibold text-2xl">{t('signIn.title')}</h1>
      {refused && <FieldError>{errors(refused)}</FieldError>}
      <ProviderButtons providers={providers()} next={next} />
      <SignInForm action={signIn} next={next} />
      <div className="grid gap-2 text-muted">
        <p className="flex flex-wrap gap-x-5 gap-y-2">
          <AuthLink href={withNext('/sign-in/link', next)}>{t('link.ask')}</AuthLink>
          <AuthLink href="/reset">{t('reset.ask')}</AuthLink>
        </p>
        {(await signUpIsOpen(await signUpPolicy(next))) && <p>{t.rich(sentence, { link })}</p>}
      </div>
    </div>
  )
}
