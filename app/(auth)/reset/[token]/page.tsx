import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { resetPassword } from '#app/(auth)/actions.ts'
import { ResetForm } from '#components/accounts/reset-form.tsx'
import { addressOfLink } from '#lib/accounts/mailed-link.ts'
import { shortestPassword } from '#lib/accounts/password.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('reset.choose'), referrer: 'no-referrer' }
}

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const email = await addressOfLink('reset', token)
  return (
    <ResetForm
      action={resetPassword}
      token={token}
      email={email ?? null}
      shortestPassword={shortestPassword}
    />
  )
}
