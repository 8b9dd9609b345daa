import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import {
  removeTemplate,
  renameTemplate,
  shareTemplate,
} from '#app/(portal)/w/[workspace]/templates/actions.ts'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { FindTemplates } from '#components/templates/find-templates.tsx'
import { TemplateList } from '#components/templates/template-list.tsx'
import { templatesOf } from '#lib/templates/queries.ts'
import { asVariable } from '#lib/templates/variables.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'

type Props = WorkspaceParams & { searchParams: Promise<{ q?: string | string[] }> }

const longestSearch = 200

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('templates')
  return { title: t('title') }
}

export default async function TemplatesPage({ params, searchParams }: Props) {
  const viewer = await pageViewer({ params })
  const { q } = await searchParams
  const search = typeof q === 'string' ? q.slice(0, longestSearch) : ''
  const [t, templates] = await Promise.all([
    getTranslations('templates'),
    templatesOf(viewer, { search, limit: 200 }),
  ])
  return (
    <ClientMessages namespaces={['templates', 'common']}>
      <h1 className="font-semibold text-xl">{t('title')}</h1>
      <p className="mt-1 mb-5 max-w-2xl text-muted">
        {t('text', { example: asVariable(t('example')) })}
      </p>
      <div className="grid max-w-3xl grid-cols-1 gap-5">
        <FindTemplates search={search} />
        <TemplateList
          templates={templates}
          searched={search !== ''}
          actions={{ rename: renameTemplate, share: shareTemplate, remove: removeTemplate }}
        />
      </div>
    </ClientMessages>
  )
}
