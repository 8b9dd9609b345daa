import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useRoving } from '#components/drafts/use-roving.ts'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { useSlug } from '#components/shell/use-home.ts'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { askTemplates } from '#components/templates/ask-templates.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { Input } from '#components/ui/input.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { TemplateView } from '#lib/templates/view.ts'

type Props = { choose: (template: TemplateView) => void; save: () => void }

/** Every template one may use, narrowed as one types; the arrows go up and down, Enter takes it. */
export function Picker({ choose, save }: Props) {
  const t = useTranslations('templates')
  const workspace = useSlug()
  const [search, setSearch] = useState('')
  const [found, setFound] = useState<TemplateView[] | 'asking' | undefined>('asking')
  useEffect(() => {
    const controller = new AbortController()
    const timer = setTimeout(async () => {
      const templates = await askTemplates(workspace, search, controller.signal)
      if (!controller.signal.aborted) setFound(templates)
    }, 150)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [workspace, search])
  const list = useRoving()
  return (
    <div className="grid grid-cols-1 gap-3" {...list}>
      <Input
        type="search"
        autoFocus
        aria-label={t('search')}
        placeholder={t('search')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="h-72 overflow-y-auto">
        {found === 'asking' && <Skeleton className="h-14" />}
        {found === undefined && <p className="text-failed text-sm">{t('unreachable')}</p>}
        {Array.isArray(found) && found.length === 0 && (
          <p className="py-6 text-center text-muted text-sm">
            {search ? t('noneFound') : t('none')}
          </p>
        )}
        {Array.isArray(found) && (
          <ul className="grid grid-cols-1 gap-1">
            {found.map((template) => (
              <li key={template.id}>
                <button
                  type="button"
                  data-roving
                  onClick={() => choose(template)}
                  className="touch w-full rounded-md px-2.5 py-2 text-left hover:bg-fill focus-visible:bg-fill focus-visible:outline-offset-[-2px]"
                >
                  <span className="flex items-center gap-2">
                    <span className="min-w-0 truncate font-medium">{template.name}</span>
                    {template.personal && <Badge variant="outline">{t('personal')}</Badge>}
                  </span>
                  <span className="mt-0.5 line-clamp-2 text-muted text-sm">
                    <PromptText prompt={template.composition.prompt} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 border-t pt-3">
        <Button size="sm" variant="outline" onClick={save}>
          {t('save.fromComposer')}
        </Button>

        <WorkspaceLink
          className={buttonVariants({ variant: 'quiet', size: 'sm' })}
          href="/templates"
        >
          {t('manage')}
        </WorkspaceLink>
      </div>
    </div>
  )
}
