import { getTranslations } from 'next-intl/server'
import { NavLink } from '#components/shell/nav-link.tsx'
import { type Place, phonePlaces } from '#components/shell/places.ts'
import type { ShellViewer } from '#components/shell/shell.tsx'

const item =
  'flex min-h-14 min-w-16 max-w-24 grow flex-col items-center justify-center gap-1 rounded-md px-1 text-muted text-xs aria-[current]:text-foreground [&_svg]:size-5'

/** The same places at the thumb, below 1024 px, with New in the middle. */
export async function BottomBar({ viewer }: { viewer: ShellViewer }) {
  const t = await getTranslations('shell')
  const { make, left, right } = phonePlaces(viewer)
  const link = (place: Place) => (
    <NavLink key={place.href} href={place.href} className={item}>
      <place.icon aria-hidden />
      <span className="max-w-full truncate">{t(place.name)}</span>
    </NavLink>
  )
  return (
    <nav
      aria-label={t('navigation')}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-[1fr_auto_1fr] items-center border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <div className="flex justify-evenly">{left.map(link)}</div>
      <NavLink
        href={make.href}
        className="mx-1 my-1.5 flex size-12 flex-col items-center justify-center rounded-lg bg-foreground text-background"
      >
        <make.icon aria-hidden className="size-6" />
        <span className="sr-only">{t(make.name)}</span>
      </NavLink>
      <div className="flex justify-evenly">{right.map(link)}</div>
    </nav>
  )
}
