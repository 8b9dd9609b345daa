'use client'

import { LayoutTemplate } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { useAnswered } from '#components/shell/use-answered.ts'
import { useSlug } from '#components/shell/use-home.ts'
import { type TemplateActions, TemplateItem } from '#components/templates/template-item.tsx'
import { Button } from '#components/ui/button.tsx'
import type { TemplateView } from '#lib/templates/view.ts'

type Props = { templates: TemplateView[]; searched: boolean; actions: TemplateActions }

/** Every template one may use, the last changed first, and over it the one that was just deleted. */
export function TemplateList({ templates, searched, actions }: Props) {
  const t = useTranslations('templates')
  const common = useTranslations('common')
  const workspace = useSlug()
  const [deleted, setDeleted] = useState<{ id: string; name: string }>()
  const answered = useAnswered()
  const [pending, start] = useTransition()
  const [error, setError] = useState<string>()
  const undo = (templateId: string) =>
    start(async () => {
      const answer = await answered(actions.remove({ workspace, templateId, deleted: false }))
      if (answer.ok) setDeleted(undefined)
      setError(answer.ok ? undefined : answer.error.message)
    })
  return (
    <div className="grid grid-cols-1 gap-3">
      <div role="status">
        {deleted && (
          <div className="flex flex-wrap items-center gap-3 rounded-lg border bg-surface px-4 py-3 text-sm">
            <p className="min-w-0 grow break-words">{t('list.deleted', { name: deleted.name })}</p>
            <Button size="sm" variant="outline" pending={pending} onClick={() => undo(deleted.id)}>
              {common('undo')}
            </Button>
            <FieldError>{error}</FieldError>
          </div>
        )}
      </div>
      {templates.length > 0 ? (
        <ul className="divide-y rounded-lg border bg-surface">
          {templates.map((template) => (
            <TemplateItem
              key={template.id}
              template={template}
              actions={actions}
              onDeleted={() => setDeleted(template)}
            />
          ))}
        </ul>
      ) : (
        <section className="rounded-lg border border-control border-dashed px-6 py-12 text-center text-muted">
          <LayoutTemplate aria-hidden className="mx-auto mb-3 size-7" strokeWidth={1.5} />
          <p>{searched ? t('noneFound') : t('none')}</p>
        </section>
      )}
    </div>
  )
}
