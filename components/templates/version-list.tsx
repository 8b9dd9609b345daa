'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { useAnswered } from '#components/shell/use-answered.ts'
import { useSlug } from '#components/shell/use-home.ts'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Ago } from '#components/time/ago.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import type { TemplateVersion, TemplateView } from '#lib/templates/view.ts'
import type { ActionResult } from '#lib/web/action.ts'

type Props = {
  template: TemplateView & { versions: TemplateVersion[] }
  restore: (input: {
    workspace: string
    templateId: string
    n: number
  }) => Promise<ActionResult<unknown>>
}

/** A template with every version of it. An earlier one comes back as the newest; none is ever lost. */
export function VersionList({ template, restore }: Props) {
  const t = useTranslations('templates')
  const common = useTranslations('common')
  const locale = useLocale()
  const workspace = useSlug()
  const answered = useAnswered()
  const [pending, start] = useTransition()
  const [error, setError] = useState<string>()
  const { id: templateId, name, versions } = template
  const bringBack = (n: number) =>
    start(async () => {
      const answer = await answered(restore({ workspace, templateId, n }))
      setError(answer.ok ? undefined : answer.error.message)
    })
  return (
    <div className="max-w-3xl">
      <WorkspaceLink
        href="/templates"
        className="touch inline-flex items-center text-muted text-sm underline underline-offset-4"
      >
        {t('versions.back')}
      </WorkspaceLink>
      <h1 className="mt-1 break-words font-semibold text-xl">{name}</h1>
      <div className="mt-3 mb-6 flex flex-wrap items-center gap-2">
        <WorkspaceLink className={buttonVariants()} href={`/new?template=${templateId}`}>
          {t('list.open')}
        </WorkspaceLink>
        <Badge variant={template.personal ? 'outline' : 'default'}>
          {template.personal ? t('personal') : t('workspace')}
        </Badge>
      </div>
      <h2 className="mb-2 font-semibold">{t('versions.title')}</h2>
      <FieldError>{error}</FieldError>
      <ol className="divide-y rounded-lg border bg-surface">
        {versions.map(({ n, at, by, composition: { prompt, choice } }) => (
          <li key={n} className="grid grid-cols-1 gap-2 px-4 py-3.5 sm:px-5">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
              <span className="font-medium">{t('versions.one', { n: String(n) })}</span>
              {n === template.version && <Badge>{t('versions.newest')}</Badge>}
              {by && <span className="text-muted">{t('versions.by', { name: by })}</span>}
              <Ago at={at} locale={locale} className="text-muted" />
            </p>
            <p className="whitespace-pre-wrap break-words text-sm">
              <PromptText prompt={prompt || common('noPrompt')} />
            </p>
            <p className="text-muted text-xs">
              {[
                choice.model,
                common('seconds', { seconds: choice.durationSeconds }),
                choice.resolution,
              ].join(' · ')}
            </p>
            {template.can.change && n !== template.version && (
              <Button
                size="sm"
                variant="outline"
                pending={pending}
                className="justify-self-start"
                aria-label={t('versions.restoreNamed', { n: String(n) })}
                onClick={() => bringBack(n)}
              >
                {t('versions.restore')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
