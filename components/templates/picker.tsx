import { useTranslations } from 'next-intl'
import { SearchList } from '#components/drafts/search-list.tsx'
import { useSearch } from '#components/drafts/use-search.ts'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { useSlug } from '#components/shell/use-home.ts'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { askTemplates } from '#components/templates/ask-templates.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import type { TemplateView } from '#lib/templates/view.ts'

type Props = { choose: (template: TemplateView) => void; save: () => void }

/** Every template one may use, narrowed as one types. */
export function Picker({ choose, save }: Props) {
  const t = useTranslations('templates')
  const workspace = useSlug()
  const search = useSearch<TemplateView>((text, signal) => askTemplates(workspace, text, signal))
  return (
    <div className="grid grid-cols-1 gap-3">
      <SearchList
        search={search}
        keyOf={({ id }) => id}
        choose={choose}
        texts={{
          search: t('search'),
          unreachable: t('unreachable'),
          none: t('none'),
          noneFound: t('noneFound'),
        }}
      >
        {(template) => (
          <>
            <span className="flex items-center gap-2">
              <span className="min-w-0 truncate font-medium">{template.name}</span>
              {template.personal && <Badge variant="outline">{t('personal')}</Badge>}
            </span>
            <span className="mt-0.5 line-clamp-2 text-muted text-sm">
              <PromptText prompt={template.composition.prompt} />
            </span>
          </>
        )}
      </SearchList>
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
