import { LogOut } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { KeyListWords } from '#components/keys/key-list.tsx'
import { KeysButton } from '#components/shell/keys-button.tsx'
import { Mark } from '#components/shell/mark.tsx'
import { NavLink } from '#components/shell/nav-link.tsx'
import { type Place, places } from '#components/shell/places.ts'
import type { ShellViewer, SignOut } from '#components/shell/shell.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { WorkspaceSwitch } from '#components/shell/workspace-switch.tsx'

const item =
  'group/item relative flex h-10 items-center gap-3 rounded-md px-3 text-muted transition-colors hover:bg-fill hover:text-foreground aria-[current]:bg-fill aria-[current]:text-foreground [&>svg]:size-[18px] [&>svg]:shrink-0'

type Props = { viewer: ShellViewer; signOut: SignOut; keys: KeyListWords }

/** The places on the left, from 1024 px on: icons with a label on hover, labels too when there is room. */
export async function Rail({ viewer, signOut, keys }: Props) {
  const t = await getTranslations('shell')
  const { make, look, set } = places(viewer)
  return (
    <header className="sticky top-0 hidden h-dvh w-16 shrink-0 flex-col border-r p-2 lg:flex xl:w-56 xl:p-3">
      <WorkspaceLink
        href=""
        aria-label={t('home')}
        className="flex h-12 items-center gap-3 rounded-md px-2.5 xl:px-3"
      >
        <Mark className="h-5 w-7 shrink-0" />
        <span className="hidden font-semibold text-lg tracking-tight xl:inline">Firstframe</span>
      </WorkspaceLink>
      <div className="mt-1 mb-4">
        <WorkspaceSwitch
          id="workspaces-of-rail"
          {...viewer.switch}
          slim
          place="top-14 left-18 w-72 xl:top-28 xl:left-3 xl:w-80"
        />
      </div>
      <nav aria-label={t('navigation')} className="flex grow flex-col gap-1">
        <NavLink
          href={make.href}
          className="group/item relative mb-3 flex h-10 items-center gap-3 rounded-md bg-foreground px-3 font-medium text-background transition-opacity hover:opacity-88 [&>svg]:size-[18px] [&>svg]:shrink-0"
        >
          <RailFace place={make} label={t(make.name)} />
        </NavLink>
        {look.map((place) => (
          <NavLink key={place.href} href={place.href} className={item}>
            <RailFace place={place} label={t(place.name)} />
          </NavLink>
        ))}
        <span className="grow" />
        <KeysButton words={keys} className={`${item} w-full`}>
          <span
            aria-hidden
            className="figures grid size-[18px] shrink-0 place-items-center rounded-[4px] border border-current text-[11px]"
          >
            ?
          </span>
          <RailLabel>{t('keys')}</RailLabel>
        </KeysButton>
        {set.map((place) => (
          <NavLink key={place.href} href={place.href} className={item}>
            <RailFace place={place} label={t(place.name)} />
          </NavLink>
        ))}
      </nav>
      <div className="mt-2 flex items-center gap-2 border-t pt-2 xl:pl-3">
        <p className="hidden min-w-0 grow xl:block">
          <span className="block truncate font-medium text-sm">{viewer.name}</span>
          <span className="block truncate text-muted text-xs">{viewer.email}</span>
        </p>
        <form action={signOut} className="max-xl:w-full">
          <button type="submit" className={`${item} w-full xl:w-10 xl:justify-center xl:px-0`}>
            <LogOut aria-hidden />
            <RailLabel always>{t('signOut')}</RailLabel>
          </button>
        </form>
      </div>
    </header>
  )
}

function RailFace({ place: { icon: Icon }, label }: { place: Place; label: string }) {
  return (
    <>
      <Icon aria-hidden />
      <RailLabel>{label}</RailLabel>
    </>
  )
}

/** Beside the icon when the rail is wide; else beside the rail while the pointer or the focus is there. */
function RailLabel({ always = false, children }: { always?: boolean; children: string }) {
  const floats =
    'pointer-events-none absolute left-full z-30 ml-2 whitespace-nowrap rounded-sm bg-foreground px-2 py-1 text-background text-xs opacity-0 group-hover/item:opacity-100 group-focus-visible/item:opacity-100'
  return (
    <span
      className={
        always
          ? `${floats} xl:right-0 xl:bottom-full xl:left-auto xl:mb-1 xl:ml-0`
          : `${floats} xl:pointer-events-auto xl:static xl:ml-0 xl:truncate xl:bg-transparent xl:p-0 xl:text-current xl:text-base xl:opacity-100`
      }
    >
      {children}
    </span>
  )
}
