import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { generate } from '#app/(portal)/w/[workspace]/new/actions.ts'
import { startOf } from '#app/(portal)/w/[workspace]/new/start.ts'
import { DraftedComposer } from '#components/drafts/drafted-composer.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { draftOf } from '#lib/drafts/queries.ts'
import { env } from '#lib/env.ts'
import { pricedProvider } from '#lib/jobs/pricing.ts'
import { purse } from '#lib/money/queries.ts'
import { openProjects } from '#lib/projects/queries.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { can } from '#lib/workspaces/roles.ts'

type Props = WorkspaceParams & {
  searchParams: Promise<{ remix?: string | string[]; frame?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('compose')
  return { title: t('title') }
}

export default async function NewPage({ params, searchParams }: Props) {
  const viewer = await pageViewer({ params })
  const asked = await searchParams
  const [t, start, money, projects, draft] = await Promise.all([
    getTranslations('compose'),
    startOf(viewer, asked),
    purse(viewer, await pricedProvider(viewer)),
    openProjects(viewer),
    can(viewer, 'job.create') ? draftOf(viewer) : undefined,
  ])
  return (
    <ClientMessages namespaces={['compose', 'camera', 'common', 'errors', 'drafts']}>
      <h1 className="mb-5 font-semibold text-xl">{t('title')}</h1>
      <DraftedComposer
        key={JSON.stringify(asked)}
        start={start}
        draft={draft}
        owner={viewer.userId}
        isDraft={Object.keys(asked).length === 0}
        projects={projects}
        sandbox={env().sandbox}
        purse={money}
        generate={generate}
      />
    </ClientMessages>
  )
}
