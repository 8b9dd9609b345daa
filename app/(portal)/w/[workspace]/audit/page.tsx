import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { checkChain } from '#app/(portal)/w/[workspace]/audit/actions.ts'
import { askedAudit, auditQuery } from '#components/audit/asked.ts'
import { AuditFilters } from '#components/audit/audit-filters.tsx'
import { AuditList } from '#components/audit/audit-list.tsx'
import { CheckChain } from '#components/audit/check-chain.tsx'
import { NoLines } from '#components/audit/empty.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { Link } from '#components/shell/link.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { Sections } from '#components/usage/sections.tsx'
import { auditChoices, auditPage } from '#lib/audit/queries.ts'
import { Refused } from '#lib/errors.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'

const linesAPage = 50

type Props = WorkspaceParams & {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit')
  return { title: t('title') }
}

export default async function AuditPage({ params, searchParams }: Props) {
  const viewer = await pageViewer({ params })
  const { before, ...filter } = askedAudit(await searchParams)
  const [t, page, choices] = await Promise.all([
    getTranslations('audit'),
    auditPage(viewer, filter, { before, limit: linesAPage }),
    auditChoices(viewer),
  ])
  if (page instanceof Refused || choices instanceof Refused) notFound()
  const here = `/w/${viewer.workspaceSlug}/audit`
  const query = auditQuery(filter)
  const link = buttonVariants({ variant: 'outline', size: 'sm' })
  return (
    <ClientMessages namespaces={['audit']}>
      <Sections here="audit" audit />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="font-semibold text-xl">{t('title')}</h1>
          <p className="mt-1 max-w-2xl text-muted text-sm">{t('text')}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <CheckChain check={checkChain} />
          <a
            href={`/api/audit?workspace=${viewer.workspaceSlug}${query.size > 0 ? `&${query}` : ''}`}
            download
            className={link}
          >
            <Download aria-hidden /> {t('csv')}
          </a>
        </div>
      </div>
      <AuditFilters key={`${query}`} filter={filter} {...choices} action={here} />
      <div className="mt-5">
        {page.lines.length === 0 ? (
          <NoLines narrow={query.size > 0} />
        ) : (
          <AuditList lines={page.lines} names={page.names} />
        )}
      </div>
      <div className="mt-4 flex gap-3">
        {before && (
          <Link href={query.size > 0 ? `${here}?${query}` : here} className={link}>
            {t('newest')}
          </Link>
        )}
        {page.next && (
          <Link
            href={`${here}?${new URLSearchParams([...query, ['before', page.next]])}`}
            className={link}
          >
            {t('older')}
          </Link>
        )}
      </div>
    </ClientMessages>
  )
}
