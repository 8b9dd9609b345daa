import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { generate } from '#app/(portal)/w/[workspace]/new/actions.ts'
import { startOf } from '#app/(portal)/w/[workspace]/new/start.ts'
import { Composer } from '#components/compose/composer.tsx'
import { Chain } from '#components/lineage/chain.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { env } from '#lib/env.ts'
import { pricedProvider } from '#lib/jobs/pricing.ts'
import { purse } from '#lib/money/queries.ts'
import { openProjects } from '#lib/projects/queries.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'

type Props = WorkspaceParams & {
  searchParams: Promise<Partial<Record<'remix' | 'frame' | 'setup', string | string[]>>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('compose')
  return { title: t('title') }
}

export default async function NewPage({ params, searchParams }: Props) {
  const viewer = await pageViewer({ params })
  const asked = await searchParams
  const [t, start, money, projects] = await Promise.all([
    getTranslations('compose'),
    startOf(viewer, asked),
    purse(viewer, await pricedProvider(viewer)),
    openProjects(viewer),
  ])
  const chain = start.frame && start.lineage.length > 0 && (
    <Chain links={start.lineage} frameId={start.frame.id} end="draft" />
  )
  return (
    <ClientMessages namespaces={['compose', 'camera', 'common', 'errors', 'lineage']}>
      <h1 className="mb-5 font-semibold text-xl">{t('title')}</h1>
      <Composer
        key={JSON.stringify(asked)}
        start={{ ...start, chain }}
        projects={projects}
        sandbox={env().sandbox}
        purse={money}
        generate={generate}
      />
    </ClientMessages>
  )
}
