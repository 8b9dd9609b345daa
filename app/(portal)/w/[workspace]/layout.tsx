import { after } from 'next/server'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { signOut } from '#app/(auth)/actions.ts'
import { restoreJob } from '#app/(portal)/w/[workspace]/jobs/[id]/actions.ts'
import { Shell } from '#components/shell/shell.tsx'
import { rememberWorkspace } from '#lib/accounts/current-workspace.ts'
import { ownWorkspaces, type Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { can } from '#lib/workspaces/roles.ts'

type Props = WorkspaceParams & { children: ReactNode }

/** The shell alone: each page asks for its own viewer, because a layout guards nothing. */
export default async function PortalLayout({ params, children }: Props) {
  const viewer = await pageViewer({ params })
  const { name, email, role } = viewer
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
    >
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
