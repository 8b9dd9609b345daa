import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PasswordCard } from '#components/accounts/password-card.tsx'
import { ProfileCard } from '#components/accounts/profile-card.tsx'
import { SessionsCard } from '#components/accounts/sessions-card.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { KeyLinkCard } from '#components/upstream-key/key-link-card.tsx'
import { shortestPassword } from '#lib/accounts/password.ts'
import { ownSessions } from '#lib/accounts/queries.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { can } from '#lib/workspaces/roles.ts'
import { changePassword, endOtherSessions, endSession, saveProfile } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage({ params }: WorkspaceParams) {
  const viewer = await pageViewer({ params })
  const [t, sessions] = await Promise.all([getTranslations('settings'), ownSessions(viewer)])
  const { name, email, locale, theme } = viewer
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <h1 className="font-semibold text-xl">{t('title')}</h1>
      <ClientMessages namespaces={['settings']}>
        <ProfileCard profile={{ name, email, locale, theme }} action={saveProfile} />
        <PasswordCard email={email} shortestPassword={shortestPassword} action={changePassword} />
        <SessionsCard sessions={sessions} end={endSession} endOthers={endOtherSessions} />
      </ClientMessages>
      {can(viewer, 'key.change') && <KeyLinkCard workspaceName={viewer.workspaceName} />}
    </div>
  )
}
