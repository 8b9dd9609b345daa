import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { resolveAttempt, writeOffAttempt } from '#app/(portal)/w/[workspace]/operations/actions.ts'
import { RefreshOnChange } from '#components/jobs/refresh-on-change.tsx'
import { AttentionList } from '#components/operations/attention-list.tsx'
import { HealthCards } from '#components/operations/health-cards.tsx'
import { QueueCounts } from '#components/operations/queue-counts.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { Card, CardTitle } from '#components/ui/card.tsx'
import { administers } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { instanceHealth } from '#lib/jobs/instance-queries.ts'
import { operations } from '#lib/jobs/operations-queries.ts'
import { streamPosition } from '#lib/jobs/queries.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('operations')
  return { title: t('title') }
}

export default async function OperationsPage({ params }: WorkspaceParams) {
  const viewer = await pageViewer({ params })
  const seq = await streamPosition(viewer)
  const found = await operations(viewer)
  if (found instanceof Refused) notFound()
  // Upstream and processes serve every workspace: only who runs the instance may see how they are.
  const health = administers(viewer) ? await instanceHealth(viewer) : undefined
  const t = await getTranslations('operations')
  return (
    <ClientMessages namespaces={['operations']}>
      <RefreshOnChange seq={seq} />
      <h1 className="mb-5 font-semibold text-xl">{t('title')}</h1>
      <section className="mb-8">
        <h2 className="mb-2 font-semibold text-base">{t('attention.title')}</h2>
        <AttentionList
          jobs={found.attention}
          actions={{ resolve: resolveAttempt, writeOff: writeOffAttempt }}
        />
      </section>
      <div className="grid items-start gap-5 lg:grid-cols-2 2xl:grid-cols-3">
        <Card>
          <CardTitle className="mb-2">{t('queue.title')}</CardTitle>
          <QueueCounts queue={found.queue} />
        </Card>
        {health && <HealthCards health={health} sandbox={env().sandbox} />}
      </div>
    </ClientMessages>
  )
}
