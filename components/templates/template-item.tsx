'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { useAnswered } from '#components/shell/use-answered.ts'
import { useSlug } from '#components/shell/use-home.ts'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { RenameForm } from '#components/templates/rename-form.tsx'
import { Ago } from '#components/time/ago.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import type { TemplateView } from '#lib/templates/view.ts'
import type { ActionResult } from '#lib/web/action.ts'

type On<T> = (
  input: { workspace: string; templateId: string } & T,
) => Promise<ActionResult<unknown>>

export type TemplateActions = {
  rename: On<{ name: string }>
  share: On<object>
  remove: On<{ deleted: boolean }>
}

type Props = { template: TemplateView; actions: TemplateActions; onDeleted: () => void }

/** One template with what the viewer may do with it. */
export function TemplateItem({ template, actions, onDeleted }: Props) {
  const t = useTranslations('templates')
  const locale = useLocale()
  const templateId = template.id
  const { name, by, version } = template
  const given = { workspace: useSlug(), templateId }
  const [renaming, setRenaming] = useState(false)
  const answered = useAnswered()
  const [pending, start] = useTransition()
  const [error, setError] = useState<string>()
  const run = (work: () => Promise<ActionResult<unknown>>, done?: () => void) =>
    start(async () => {
      const answer = await answered(work())
      if (answer.ok) done?.()
      setError(answer.ok ? undefined : answer.error.message)
    })
  return (
    <li className="grid grid-cols-1 gap-2 px-4 py-3.5 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {renaming ? (
          <RenameForm
            name={name}
            rename={(next) => actions.rename({ ...given, name: next })}
            done={() => setRenaming(false)}
          />
        ) : (
          <WorkspaceLink
            href={`/templates/${templateId}`}
            className="min-w-0 break-words font-medium underline decoration-control underline-offset-4 hover:decoration-current"
          >
            {name}
          </WorkspaceLink>
        )}
        <Badge variant={template.personal ? 'outline' : 'default'}>
          {template.personal ? t('personal') : t('workspace')}
        </Badge>
      </div>
      <p className="line-clamp-3 break-words text-sm">
        <PromptText prompt={template.composition.prompt} />
      </p>
      <p className="flex flex-wrap gap-x-2 text-muted text-xs">
        <span>
          {by
            ? t('list.by', { name: by, version: String(version) })
            : t('list.byNobody', { version: String(version) })}
        </span>
        <Ago at={template.changedAt} locale={locale} />
      </p>
      <div className="flex flex-wrap gap-1">
        <WorkspaceLink
          className={buttonVariants({ variant: 'outline', size: 'sm' })}
          href={`/new?template=${templateId}`}
        >
          {t('list.open')}
        </WorkspaceLink>

        {template.can.change && (
          <>
            <Button
              size="sm"
              variant="quiet"
              aria-label={t('list.renameNamed', { name })}
              onClick={() => setRenaming(true)}
            >
              {t('list.rename')}
            </Button>
            {template.personal && (
              <Button
                size="sm"
                variant="quiet"
                pending={pending}
                aria-label={t('list.shareNamed', { name })}
                onClick={() => run(() => actions.share(given))}
              >
                {t('list.share')}
              </Button>
            )}
            <Button
              size="sm"
              variant="quiet"
              pending={pending}
              aria-label={t('list.deleteNamed', { name })}
              onClick={() => run(() => actions.remove({ ...given, deleted: true }), onDeleted)}
            >
              {t('list.delete')}
            </Button>
          </>
        )}
      </div>
      <FieldError>{error}</FieldError>
    </li>
  )
}
