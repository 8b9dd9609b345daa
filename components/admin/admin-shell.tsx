import { LogOut } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AdminLink } from '#components/admin/admin-link.tsx'
import { Link } from '#components/shell/link.tsx'
import { Mark } from '#components/shell/mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'

const places = [
  { href: '/admin', name: 'health' },
  { href: '/admin/workspaces', name: 'workspaces.title' },
  { href: '/admin/accounts', name: 'accounts.title' },
] as const

type Props = { name: string; signOut: () => Promise<void>; children: ReactNode }

/** What stands around the pages of who runs the instance: not a workspace, and not to be taken for one. */
export async function AdminShell({ name, signOut, children }: Props) {
  const t = await getTranslations('admin')
  return (
    <div className="mx-auto min-h-dvh max-w-5xl px-4 pb-16 sm:px-6">
      <header className="mb-7 border-b pt-4">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="flex min-w-0 grow items-center gap-3 font-semibold text-lg">
            <Mark className="h-5 w-7 shrink-0" />
            {t('title')}
          </p>
          <p className="truncate text-muted text-sm max-sm:hidden">{name}</p>

          <Link className={buttonVariants({ variant: 'outline', size: 'sm' })} href="/">
            {t('back')}
          </Link>
          <form action={signOut}>
            <Button type="submit" variant="quiet" size="sm" aria-label={t('signOut')}>
              <LogOut aria-hidden />
            </Button>
          </form>
        </div>
        <nav aria-label={t('navigation')} className="mt-3 flex flex-wrap gap-x-1">
          {places.map(({ href, name }) => (
            <AdminLink key={href} href={href}>
              {t(name)}
            </AdminLink>
          ))}
        </nav>
      </header>
      <main>{children}</main>
    </div>
  )
}
