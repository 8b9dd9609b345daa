import type { ReactNode } from 'react'
import { signOut } from '#app/(auth)/actions.ts'
import { restoreJob } from '#app/(portal)/jobs/[id]/actions.ts'
import { Shell } from '#components/shell/shell.tsx'
import { env } from '#lib/env.ts'
import { pageViewer } from '#lib/web/page.ts'
import { can } from '#lib/workspaces/roles.ts'

/** The shell alone: each page asks for its own viewer, because a layout guards nothing. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const viewer = await pageViewer()
  const { name, email } = viewer
  return (
    <Shell
      viewer={{ name, email, operates: can(viewer, 'operations.read') }}
      sandbox={env().sandbox}
      signOut={signOut}
      restore={restoreJob}
    >
      {children}
    </Shell>
  )
}
