import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { IdentitiesCard } from '#components/accounts/identities-card.tsx'
import { NoPasswordCard } from '#components/accounts/no-password-card.tsx'
import { PasswordCard } from '#components/accounts/password-card.tsx'
import { ProfileCard } from '#components/accounts/profile-card.tsx'
import { SecondFactorCard } from '#components/accounts/second-factor-card.tsx'
import { SessionsCard } from '#components/accounts/sessions-card.tsx'
import { DownloadsCard } from '#components/lineage/downloads-card.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { Link } from '#components/shell/link.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { KeyLinkCard } from '#components/upstream-key/key-link-card.tsx'
import { shortestPassword } from '#lib/accounts/password.ts'
import { ownSessions, ownWaysIn } from '#lib/accounts/queries.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { tagsDownloads } from '#lib/workspaces/queries.ts'
import { can } from '#lib/workspaces/roles.ts'
import {
  changePassword,
  confirmSecondFactor,
  disconnect,
  dropSecondFactor,
  endOtherSessions,
  endSession,
  renewRecoveryCodes,
  saveProfile,
  startSecondFactor,
  tagDownloads,
} from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage({ params }: WorkspaceParams) {
  const viewer = await pageViewer({ params })
  const [t, sessions, { hasPassword, identities, codesLeft }, tagged] = await Promise.all([
    getTranslations('settings'),
    ownSessions(viewer),
    ownWaysIn(viewer),
    tagsDownloads(viewer),
  ])
  const { name, email, emailVerified, locale, theme } = viewer
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-semibold text-xl">{t('title')}</h1>
        {viewer.isAdministrator && (
          <Link href="/admin" className={buttonVariants({ variant: 'outline', size: 'sm' })}>
            {t('administration')}
          </Link>
        )}
      </div>
      <ClientMessages namespaces={['settings', 'lineage']}>
        <ProfileCard profile={{ name, email, locale, theme }} action={saveProfile} />
        {hasPassword ? (
          <PasswordCard email={email} shortestPassword={shortestPassword} action={changePassword} />
        ) : (
          <NoPasswordCard />
        )}
        <SecondFactorCard
          codesLeft={codesLeft}
          hasPassword={hasPassword}
          emailVerified={emailVerified}
          actions={{
            start: startSecondFactor,
            confirm: confirmSecondFactor,
            renew: renewRecoveryCodes,
            drop: dropSecondFactor,
          }}
        />
        {identities.length > 0 && (
          <IdentitiesCard identities={identities} disconnect={disconnect} />
        )}
        <DownloadsCard tagged={tagged} save={tagDownloads} />
        <SessionsCard sessions={sessions} end={endSession} endOthers={endOtherSessions} />
      </ClientMessages>
      {can(viewer, 'key.change') && <KeyLinkCard workspaceName={viewer.workspaceName} />}
    </div>
  )
}
