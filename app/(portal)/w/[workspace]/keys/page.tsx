import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { KeyForm } from '#components/upstream-key/key-form.tsx'
import { KeyInForce } from '#components/upstream-key/key-in-force.tsx'
import { LeavingKeys } from '#components/upstream-key/leaving-keys.tsx'
import { env } from '#lib/env.ts'
import { ownKeys } from '#lib/upstream-keys/queries.ts'
import { mostLimit } from '#lib/upstream-keys/schema.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { can } from '#lib/workspaces/roles.ts'
import {
  changeUpstreamLimits,
  removeUpstreamKey,
  saveUpstreamKey,
  testUpstreamKey,
} from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('upstream'))('title') }
}

/** The workspace's own upstream key: for those who may change it, and nobody else's business. */
export default async function KeysPage({ params }: WorkspaceParams) {
  const viewer = await pageViewer({ params })
  if (!can(viewer, 'key.change')) notFound()
  const [t, { own, leaving }] = await Promise.all([getTranslations('upstream'), ownKeys(viewer)])
  const { sandbox, MINIMAX_RPM, MINIMAX_CONCURRENCY, MINIMAX_PROVIDER } = env()
  const workspace = viewer.workspaceSlug
  const instance = { rpm: MINIMAX_RPM, concurrency: MINIMAX_CONCURRENCY }
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <div>
        <h1 className="font-semibold text-xl">{t('title')}</h1>
        <p className="mt-1 text-muted text-sm">{t('intro')}</p>
      </div>
      <ClientMessages namespaces={['upstream', 'common']}>
        <KeyInForce
          own={own}
          instance={instance}
          workspace={workspace}
          sandbox={sandbox}
          mostLimit={mostLimit}
          test={testUpstreamKey}
          change={changeUpstreamLimits}
          remove={removeUpstreamKey}
        />
        <KeyForm
          replaces={own !== null}
          provider={own?.provider ?? MINIMAX_PROVIDER}
          limits={own ?? { rpm: 5, concurrency: 5 }}
          mostLimit={mostLimit}
          workspace={workspace}
          save={saveUpstreamKey}
          test={testUpstreamKey}
        />
        {leaving.length > 0 && <LeavingKeys keys={leaving} />}
      </ClientMessages>
    </div>
  )
}
