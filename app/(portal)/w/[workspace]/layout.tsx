import { after } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { signOut } from '#app/(auth)/actions.ts'
import { dismissNotice } from '#app/(portal)/w/[workspace]/budgets/actions.ts'
import { restoreJob } from '#app/(portal)/w/[workspace]/jobs/[id]/actions.ts'
import { resumeUpstream } from '#app/(portal)/w/[workspace]/keys/actions.ts'
import { resendVerification } from '#app/(portal)/w/[workspace]/settings/actions.ts'
import { VerifyBanner } from '#components/accounts/verify-banner.tsx'
import { Notices } from '#components/money/notices.tsx'
import { PauseNotice } from '#components/queue/pause-notice.tsx'
import { WatchPauses } from '#components/queue/watch-pauses.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { rememberWorkspace } from '#lib/accounts/current-workspace.ts'
import { system } from '#lib/accounts/system.ts'
import { ownWorkspaces, type Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { pauseFor } from '#lib/jobs/pause-queries.ts'
import { unseenNotices } from '#lib/money/page-queries.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { can } from '#lib/workspaces/roles.ts'

type Props = WorkspaceParams & { children: ReactNode }

/** The shell alone: each page asks for its own viewer, because a layout guards nothing. */
export default async function PortalLayout({ params, children }: Props) {
  const viewer = await pageViewer({ params })
  const { name, email, role } = viewer
  const manages = can(viewer, 'operations.act')
  const pause = manages ? await pauseFor(system('operations'), viewer.workspaceId) : null
  after(() => rememberWorkspace(viewer))
  return (
    <Shell
      viewer={{
        name,
        email,
        role,
        operates: can(viewer, 'operations.read'),
        switch: await switchOf(viewer),
      }}
      sandbox={env().sandbox}
      signOut={signOut}
      restore={restoreJob}
      notices={
        <>
          {manages && <WatchPauses shown={pause !== null} />}
          {pause && (
            <PauseNotice pause={pause} workspace={viewer.workspaceSlug} resume={resumeUpstream} />
          )}
          <Suspense>
            <Notices notices={unseenNotices(viewer)} dismiss={dismissNotice} />
          </Suspense>
        </>
      }
    >
      {!viewer.emailVerified && (
        <VerifyBanner email={email} resend={resendVerification} toFile={!env().SMTP_URL} />
      )}
      {children}
    </Shell>
  )
}

async function switchOf({ workspaceSlug: slug, workspaceName: name }: Viewer) {
  const [t, role, memberships] = await Promise.all([
    getTranslations('shell.switch'),
    getTranslations('team.role'),
    ownWorkspaces(),
  ])
  return {
    slug,
    workspaces: memberships.map((one) => ({
      slug: one.workspaceSlug,
      name: one.workspaceName,
      role: role(one.role),
    })),
    words: {
      label: t('label', { name }),
      list: t('list'),
      all: t('all'),
      create: t('create'),
    },
  }
}
