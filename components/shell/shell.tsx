import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { keyListWords } from '#components/keys/key-list-words.ts'
import { AccessWatch } from '#components/shell/access-watch.tsx'
import { BottomBar } from '#components/shell/bottom-bar.tsx'
import { DropAnywhere } from '#components/shell/drop-anywhere.tsx'
import { OfflineBar } from '#components/shell/offline-bar.tsx'
import { Rail } from '#components/shell/rail.tsx'
import { SandboxBanner } from '#components/shell/sandbox-banner.tsx'
import { Toasts } from '#components/shell/toasts.tsx'
import { TopBar } from '#components/shell/top-bar.tsx'
import type { OwnWorkspace, SwitchWords } from '#components/shell/workspace-switch.tsx'
import type { Restore } from '#components/ui/sonner.tsx'

export type ShellViewer = {
  name: string
  email: string
  role: string
  operates: boolean
  switch: { slug: string; workspaces: OwnWorkspace[]; words: SwitchWords }
}
export type SignOut = () => Promise<void>

type Props = {
  viewer: ShellViewer
  sandbox: boolean
  signOut: SignOut
  restore: Restore
  /** What the person should know, over the page. */
  notices: ReactNode
  children: ReactNode
}

/** What stands around every page of the portal. */
export async function Shell({ viewer, sandbox, signOut, restore, notices, children }: Props) {
  const [t, keys] = await Promise.all([getTranslations('shell'), keyListWords()])
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-foreground px-4 py-2 text-background focus-visible:not-sr-only focus-visible:fixed focus-visible:top-3 focus-visible:left-3"
      >
        {t('skip')}
      </a>
      <Rail viewer={viewer} signOut={signOut} keys={keys} />
      <div className="flex min-w-0 grow flex-col">
        <TopBar viewer={viewer} signOut={signOut} />
        <OfflineBar text={t('offline')} />
        {sandbox && <SandboxBanner />}
        {notices}
        <main
          id="content"
          tabIndex={-1}
          className="w-full grow px-4 pt-5 pb-28 outline-none sm:px-6 lg:px-8 lg:pt-7 lg:pb-12"
        >
          {children}
        </main>
      </div>
      <BottomBar viewer={viewer} />
      <DropAnywhere text={t('dropHere')} />
      <Toasts restore={restore} />
      <AccessWatch role={viewer.role} />
    </div>
  )
}
