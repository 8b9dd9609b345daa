import { useTranslations } from 'next-intl'
import type { DirectiveLanguage } from '#lib/camera/directives.ts'

type Props = {
  language: DirectiveLanguage
  onLanguage: (language: DirectiveLanguage) => unknown
}

/** In which language moves are written: those that come, and those that stand in the prompt. */
export function MoveLanguage({ language, onLanguage }: Props) {
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
