import { LogOut } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { NavLink } from '#components/shell/nav-link.tsx'
import { phonePlaces } from '#components/shell/places.ts'
import type { ShellViewer, SignOut } from '#components/shell/shell.tsx'
import { WorkspaceSwitch } from '#components/shell/workspace-switch.tsx'

const item =
  'grid size-11 shrink-0 place-items-center rounded-md text-muted aria-[current]:text-foreground [&_svg]:size-5'

/** Below 1024 px: which workspace this is, and what has no place at the thumb. It scrolls away. */
export async function TopBar({ viewer, signOut }: { viewer: ShellViewer; signOut: SignOut }) {
  const t = await getTranslations('shell')
  return (
    <header className="flex h-14 items-center gap-1 border-b bg-surface px-2 sm:px-4 lg:hidden">
      <div className="min-w-0 grow">
        <div className="max-w-72">
          <WorkspaceSwitch
            id="workspaces-of-top-bar"
            {...viewer.switch}
            place="top-14 left-3 w-[calc(100vw-1.5rem)] sm:w-80"
          />
        </div>
      </div>
      {phonePlaces(viewer).top.map((place) => (
        <NavLink key={place.href} href={place.href} className={item}>
          <place.icon aria-hidden />
          <span className="sr-only">{t(place.name)}</span>
        </NavLink>
      ))}
      <form action={signOut}>
        <button type="submit" className={item}>
          <LogOut aria-hidden />
          <span className="sr-only">{t('signOut')}</span>
        </button>
      </form>
    </header>
  )
}
