import { useTranslations } from 'next-intl'
import { moveIcons } from '#components/compose/move-icons.ts'
import {
  type DirectiveId,
  type DirectiveLanguage,
  directiveGroups,
  directiveIds,
  directives,
} from '#lib/camera/directives.ts'

type Props = {
  insert: (id: DirectiveId) => void
  language: DirectiveLanguage
  onLanguage: (language: DirectiveLanguage) => void
  /** Why the last press changed nothing. */
  note: string | undefined
}

/** The 15 moves, by groups: a press puts one at the caret. */
export function Moves({ insert, language, onLanguage, note }: Props) {
  const t = useTranslations('compose.moves')
  const camera = useTranslations('camera')
  return (
    <section aria-labelledby="moves-title">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id="moves-title" className="font-medium text-sm">
          {t('title')}
        </h2>
        <LanguageChoice language={language} onLanguage={onLanguage} />
      </div>
      <div className="-mx-4 mt-2 flex gap-4 overflow-x-auto px-4 pb-1 sm:mx-0 sm:flex-wrap sm:gap-x-4 sm:gap-y-2 sm:overflow-visible sm:px-0">
        {directiveGroups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are commands
          <div
            key={group}
            role="group"
            aria-label={camera(`groups.${group}`)}
            className="flex gap-1"
          >
            {directiveIds
              .filter((id) => directives[id].group === group)
              .map((id) => {
                const Icon = moveIcons[id]
                return (
                  <button
                    key={id}
                    type="button"
                    onClick={() => insert(id)}
                    className="touch inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-sm border bg-surface px-2 text-sm transition-colors hover:bg-fill"
                  >
                    <Icon aria-hidden className="size-3.5 text-muted" />
                    {camera(`directives.${id}`)}
                  </button>
                )
              })}
          </div>
        ))}
      </div>
      <p aria-live="polite" className="mt-2 text-muted text-xs">
        {note ?? t('hint')}
      </p>
    </section>
  )
}

function LanguageChoice({
  language,
  onLanguage,
}: {
  language: DirectiveLanguage
  onLanguage: (language: DirectiveLanguage) => void
}) {
  const t = useTranslations('compose.moves')
  return (
    <label htmlFor="moves-language" className="ml-auto flex items-center gap-1 text-muted text-xs">
      {t('language')}
      <select
        id="moves-language"
        value={language}
        onChange={(event) => onLanguage(event.target.value === 'zh' ? 'zh' : 'en')}
        className="touch rounded-sm bg-transparent py-1 text-foreground underline decoration-control underline-offset-4"
      >
        <option value="en" className="bg-raised">
          {t('en')}
        </option>
        <option value="zh" className="bg-raised">
          {t('zh')}
        </option>
      </select>
    </label>
  )
}
