import { after } from 'next/server'
import type { ReactNode } from 'react'
import { signOut } from '#app/(auth)/actions.ts'
import { restoreJob } from '#app/(portal)/w/[workspace]/jobs/[id]/actions.ts'
import { resendVerification } from '#app/(portal)/w/[workspace]/settings/actions.ts'
import { VerifyBanner } from '#components/accounts/verify-banner.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { rememberWorkspace } from '#lib/accounts/current-workspace.ts'
import { env } from '#lib/env.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { can } from '#lib/workspaces/roles.ts'

type Props = WorkspaceParams & { children: ReactNode }

/** The shell alone: each page asks for its own viewer, because a layout guards nothing. */
export default async function PortalLayout({ params, children }: Props) {
  const viewer = await pageViewer({ params })
  const { name, email } = viewer
  after(() => rememberWorkspace(viewer))
  return (
    <Shell
      viewer={{ name, email, operates: can(viewer, 'operations.read') }}
      sandbox={env().sandbox}
      signOut={signOut}
      restore={restoreJob}
    >
      {!viewer.emailVerified && (
        <VerifyBanner email={email} resend={resendVerification} toFile={!env().SMTP_URL} />
      )}
      {children}
    </Shell>
  )
}
