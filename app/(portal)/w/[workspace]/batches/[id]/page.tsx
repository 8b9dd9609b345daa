import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import {
  cancelUnsentTakes,
  decideTakes,
  deleteBatch,
  retryFailedTakes,
  undeleteBatch,
} from '#app/(portal)/w/[workspace]/batches/[id]/actions.ts'
import { BatchActions } from '#components/batch/batch-actions.tsx'
import { BatchScreen } from '#components/batch/batch-screen.tsx'
import { RefreshOnTake } from '#components/batch/refresh-on-take.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { totalOf } from '#lib/jobs/batch.ts'
import { batchDetails } from '#lib/jobs/batch-queries.ts'
import { type BatchDetails, endedStates } from '#lib/jobs/batch-view.ts'
import { pricedProvider } from '#lib/jobs/pricing.ts'
import { dollars } from '#lib/money/dollars.ts'
import { priceOf } from '#lib/money/price-table.ts'
import { priceTable } from '#lib/money/queries.ts'
import { projectsOf } from '#lib/projects/queries.ts'
import { pageViewer } from '#lib/web/page.ts'

type Props = { params: Promise<{ workspace: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const batch = await batchHere(params)
  const t = await getTranslations('batch')
  return { title: t('title', { count: batch?.takes.length ?? 0 }) }
}

export default async function Page({ params }: Props) {
  const viewer = await pageViewer({ params })
  const [batch, projects, provider] = await Promise.all([
    batchHere(params),
    projectsOf(viewer),
    pricedProvider(viewer),
  ])
  if (!batch) notFound()
  const table = await priceTable(viewer, provider)
  const jobs = batch.takes.map(({ job }) => job)
  const failed = batch.can.act
    ? batch.takes.filter((take) => take.job.state === 'failed' && !take.askedAgain)
    : []
  const waits = jobs.filter(({ waiting }) => waiting === 'approval')
  return (
    <ClientMessages namespaces={['batch', 'common']}>
      <RefreshOnTake batchId={batch.id} seq={batch.seq} />
      <BatchScreen
        batch={batch}
        project={
          projects.length > 1 ? projects.find(({ id }) => id === batch.projectId)?.name : undefined
        }
        actions={
          <BatchActions
            batch={{ workspace: viewer.workspaceSlug, batchId: batch.id }}
            failed={{
              jobIds: failed.map(({ job }) => job.id),
              seen: totalOf(failed.map(({ job }) => priceOf(table, job))),
            }}
            unsent={batch.can.act ? jobs.filter(({ state }) => state === 'queued').length : 0}
            ended={batch.can.act && hasEnded(batch)}
            deleted={batch.deleted}
            waiting={
              batch.can.decide ? dollars(totalOf(waits.map((job) => job.priceMicros)).micros) : null
            }
            actions={{
              retry: retryFailedTakes,
              cancel: cancelUnsentTakes,
              remove: deleteBatch,
              restore: undeleteBatch,
              decide: decideTakes,
            }}
          />
        }
      />
    </ClientMessages>
  )
}

function hasEnded({ takes }: BatchDetails): boolean {
  return takes.every(({ job }) => endedStates.some((state) => state === job.state))
}

/** Next gives the metadata and the page the same promise. */
const batchHere = cache(async (params: Props['params']) => {
  const viewer = await pageViewer({ params })
  return batchDetails(viewer, (await params).id)
})
