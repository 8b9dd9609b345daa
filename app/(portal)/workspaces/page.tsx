import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { restoreWorkspace } from '#app/(portal)/workspaces/actions.ts'
import { Link } from '#components/shell/link.tsx'
import { ClosedWorkspaces } from '#components/team/closed-workspaces.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { ownWorkspaces } from '#lib/accounts/viewer.ts'
import { pagePerson } from '#lib/web/page.ts'
import { closedWorkspaces } from '#lib/workspaces/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('team.all'))('title') }
}

export default async function WorkspacesPage() {
  const person = await pagePerson()
  const [t, role, locale, open, closed] = await Promise.all([
    getTranslations('team.all'),
    getTranslations('team.role'),
    getLocale(),
    ownWorkspaces(),
    closedWorkspaces(person),
  ])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-semibold text-xl">{t('title')}</h1>
        <Link href="/workspaces/new" className={buttonVariants({ variant: 'outline' })}>
          {t('create')}
        </Link>
      </div>
      {open.length === 0 && <p className="text-muted">{t('none')}</p>}
      {open.length > 0 && (
        <ul className="divide-y rounded-lg border bg-surface">
          {open.map(({ workspaceSlug: slug, workspaceName: name, role: own }) => (
            <li key={slug}>
              {/* plain: fetching it ahead would make it the current one */}
              <a href={`/w/${slug}`} className="flex items-center gap-3 px-5 py-3.5 hover:bg-fill">
                <span className="min-w-0 grow">
                  <span className="block truncate font-medium" title={name}>
                    {name}
                  </span>
                  <span className="figures block truncate text-muted text-xs">{`/w/${slug}`}</span>
                </span>
                <Badge>{role(own)}</Badge>
              </a>
            </li>
          ))}
        </ul>
      )}
      <ClosedWorkspaces workspaces={closed} locale={locale} restore={restoreWorkspace} />
    </div>
  )
}
