import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { connect } from '#app/(auth)/actions.ts'
import { AuthLink } from '#components/accounts/auth-link.tsx'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { waitingClaim } from '#lib/accounts/connect.ts'
import { providerNamed } from '#lib/accounts/providers.ts'
import { requirePerson } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { withNext } from '#lib/web/return-path.ts'
import { claimCookie } from '#lib/web/short-cookies.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('connect.title') }
}

/** Someone came from a provider with the address of an account: its owner signs in as ever, and says yes. */
export default async function ConnectPage() {
  const [person, claim] = [await requirePerson(), await waitingClaim(await claimCookie.read())]
  const t = await getTranslations('auth')
  if (!claim) return <Said title={t('connect.title')} text={t('connect.over')} />
  const words = { name: providerNamed(claim.provider), email: claim.email }
  const isOwner = !(person instanceof Refused) && person.email === claim.email
  return (
    <div className="grid gap-6">
      <h1 className="font-semibold text-2xl">{t('connect.title')}</h1>
      <p>{t(isOwner ? 'connect.ask' : 'connect.signIn', words)}</p>
      {isOwner ? (
        <OneButtonForm action={connect} size="lg">
          {t('connect.submit', words)}
        </OneButtonForm>
      ) : (
        <p>
          <AuthLink href={withNext('/sign-in', '/connect')}>{t('connect.toSignIn')}</AuthLink>
        </p>
      )}
      <p className="text-muted">
        <AuthLink href="/">{t('connect.not')}</AuthLink>
      </p>
    </div>
  )
}

async function Said({ title, text }: { title: string; text: string }) {
  const t = await getTranslations('auth')
  return (
    <div className="grid gap-6">
      <h1 className="font-semibold text-2xl">{title}</h1>
      <p className="text-muted">{text}</p>
      <p>
        <AuthLink href="/">{t('verify.on')}</AuthLink>
      </p>
    </div>
  )
}
