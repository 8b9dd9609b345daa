import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { askedUsage, usageQuery } from '#components/usage/asked.ts'
import { Cards } from '#components/usage/cards.tsx'
import { NothingUsed } from '#components/usage/empty.tsx'
import { GroupTabs } from '#components/usage/group-tabs.tsx'
import { RangeChooser } from '#components/usage/range-chooser.tsx'
import { ReconcileCard } from '#components/usage/reconcile-card.tsx'
import { Sections } from '#components/usage/sections.tsx'
import { UsageChart } from '#components/usage/usage-chart.tsx'
import { UsageTable } from '#components/usage/usage-table.tsx'
import { now } from '#lib/clock.ts'
import { usageOf } from '#lib/usage/queries.ts'
import { dayOf } from '#lib/usage/range.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { can } from '#lib/workspaces/roles.ts'

type Props = WorkspaceParams & {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('usage')
  return { title: t('title') }
}

export default async function UsagePage({ params, searchParams }: Props) {
  const viewer = await pageViewer({ params })
  const asked = askedUsage(await searchParams, now())
  const { range, by } = asked
  const [t, usage] = await Promise.all([
    getTranslations('usage'),
    usageOf(viewer, range, by, dayOf(now())),
  ])
  const home = `/w/${viewer.workspaceSlug}`
  return (
    <>
      <Sections here="usage" audit={can(viewer, 'audit.read')} />
      <h1 className="font-semibold text-xl">{t('title')}</h1>
      <p className="mt-1 text-muted text-sm">
        {usage.ownOnly && `${t('ownOnly')} `}
        {t('utc')}
      </p>
      <RangeChooser asked={asked} action={`${home}/usage`} />
      <Cards usage={usage} />
      {usage.rows.length === 0 ? (
        <NothingUsed makes={can(viewer, 'job.create')} />
      ) : (
        <>
          <div className="mt-8 mb-4 flex flex-wrap items-center justify-between gap-3">
            <GroupTabs asked={asked} />
            <a
              href={`/api/usage?workspace=${viewer.workspaceSlug}&${usageQuery(asked)}`}
              download
              className={buttonVariants({ variant: 'outline', size: 'sm' })}
            >
              <Download aria-hidden /> {t('csv')}
            </a>
          </div>
          <UsageChart usage={usage} by={by} />
          <UsageTable usage={usage} by={by} />
        </>
      )}
      {can(viewer, 'usage.read') && (
        <ClientMessages namespaces={['usage']}>
          <ReconcileCard from={range.from} to={range.to} />
        </ClientMessages>
      )}
    </>
  )
}
