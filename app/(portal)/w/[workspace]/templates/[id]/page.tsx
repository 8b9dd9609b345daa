import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { restoreTemplateVersion } from '#app/(portal)/w/[workspace]/templates/actions.ts'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { VersionList } from '#components/templates/version-list.tsx'
import { templateWithVersions } from '#lib/templates/queries.ts'
import { pageViewer } from '#lib/web/page.ts'

type Props = { params: Promise<{ workspace: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('templates')
  return { title: (await templateHere(params))?.name ?? t('title') }
}

export default async function TemplatePage({ params }: Props) {
  const template = await templateHere(params)
  if (!template) notFound()
  return (
    <ClientMessages namespaces={['templates', 'common']}>
      <VersionList template={template} restore={restoreTemplateVersion} />
    </ClientMessages>
  )
}

/** Next gives the metadata and the page the same promise. */
const templateHere = cache(async (params: Props['params']) => {
  const viewer = await pageViewer({ params })
  return templateWithVersions(viewer, (await params).id)
})
