import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { answerCode } from '#app/(auth)/actions.ts'
import { AuthLink } from '#components/accounts/auth-link.tsx'
import { CodeForm } from '#components/accounts/code-form.tsx'
import { onlySignedOut } from '#lib/web/page.ts'
import { withNext } from '#lib/web/return-path.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('code.title') }
}

type Props = { searchParams: Promise<{ next?: string | string[] }> }

/** The second step of signing in. */
export default async function CodePage({ searchParams }: Props) {
  const next = await onlySignedOut((await searchParams).next)
  const t = await getTranslations('auth')
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <h1 className="font-semibold text-2xl">{t('code.title')}</h1>
        <p className="text-muted">{t('code.text')}</p>
      </div>
      <CodeForm action={answerCode} next={next} submit={t('code.submit')} />
      <p className="text-muted">
        <AuthLink href={withNext('/sign-in', next)}>{t('code.back')}</AuthLink>
      </p>
    </div>
  )
}
