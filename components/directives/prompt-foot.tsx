import { useTranslations } from 'next-intl'
import type { Writing } from '#components/compose/use-prompt.ts'

/** Opens the menu for who has no slash at hand, and says that there is one. */
export function PromptFoot({ writing: { prompt, write, field } }: { writing: Writing }) {
  const t = useTranslations('directives.menu')
  const open = () => {
    const { value, selectionStart: at } = field.current ?? { value: prompt, selectionStart: 0 }
    const before = value.slice(0, at)
    const slash = /(?!\p{Script=Han})[\p{L}\p{N}/:.\\<]$/u.test(before) ? ' /' : '/'
    write(before + slash + value.slice(at), at + slash.length)
  }
  return (
    <button
      type="button"
      onClick={open}
      className="touch inline-flex items-center gap-1.5 rounded-sm text-muted text-xs hover:text-foreground"
    >
      <kbd aria-hidden className="figures grid size-5 place-items-center rounded-[4px] border">
        /
      </kbd>
      {t('open')}
    </button>
  )
}
