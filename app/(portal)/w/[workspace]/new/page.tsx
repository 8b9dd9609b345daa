import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { generateBatch, openBatchDesk } from '#app/(portal)/w/[workspace]/batches/[id]/actions.ts'
import { takeFrame } from '#app/(portal)/w/[workspace]/jobs/[id]/actions.ts'
import { generate } from '#app/(portal)/w/[workspace]/new/actions.ts'
import { startOf } from '#app/(portal)/w/[workspace]/new/start.ts'
import { createTemplate, saveTemplate } from '#app/(portal)/w/[workspace]/templates/actions.ts'
import { DraftedComposer } from '#components/drafts/drafted-composer.tsx'
import { Chain } from '#components/lineage/chain.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { draftOf } from '#lib/drafts/queries.ts'
import { env } from '#lib/env.ts'
import { bandsOf } from '#lib/jobs/band-queries.ts'
import { pricedProvider } from '#lib/jobs/pricing.ts'
import { purse } from '#lib/money/queries.ts'
import { openProjects } from '#lib/projects/queries.ts'
import { templateOf } from '#lib/templates/queries.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { can } from '#lib/workspaces/roles.ts'

type Props = WorkspaceParams & {
  searchParams: Promise<
    Partial<Record<'remix' | 'frame' | 'setup' | 'template', string | string[]>>
  >
}

const namespaces = [
  'compose',
  'models',
  'directives',
  'camera',
  'common',
  'errors',
  'batch',
  'drafts',
  'templates',
  'rehearsal',
  'frames',
  'lineage',
] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('compose')
  return { title: t('title') }
}

export default async function NewPage({ params, searchParams }: Props) {
  const viewer = await pageViewer({ params })
  const asked = await searchParams
  const [t, start, money, projects, bands, draft, template] = await Promise.all([
    getTranslations('compose'),
    startOf(viewer, asked),
    purse(viewer, await pricedProvider(viewer)),
    openProjects(viewer),
    bandsOf(viewer),
    can(viewer, 'job.create') ? draftOf(viewer) : undefined,
    templateOf(viewer, String(asked.template ?? '')),
  ])
  const chain = start.frame && start.lineage.length > 0 && (
    <Chain links={start.lineage} frameId={start.frame.id} end="draft" />
  )
  return (
    <ClientMessages namespaces={namespaces}>
      <h1 className="mb-5 font-semibold text-xl">{t('title')}</h1>
      <DraftedComposer
        asked={JSON.stringify(asked)}
        start={{ ...start, chain }}
        draft={draft}
        owner={viewer.userId}
        isDraft={Object.keys(asked).every((name) => name === 'template')}
        template={template}
        templates={{ create: createTemplate, save: saveTemplate }}
        projects={projects}
        sandbox={env().sandbox}
        purse={money}
        bands={bands}
        generate={generate}
        batches={{ submit: generateBatch, open: openBatchDesk }}
        takeFrame={takeFrame}
      />
    </ClientMessages>
  )
}
