import { useTranslations } from 'next-intl'
import { MoveIcon } from '#components/directives/move-icon.tsx'
import type { SlashPlace, SlashProvider } from '#components/directives/slash.ts'
import { type DirectiveId, type DirectiveLanguage, directiveName } from '#lib/camera/directives.ts'
import type { findDirectives } from '#lib/camera/find.ts'

/** The moves as entries of the menu: found in English, Chinese and pinyin, shown in the language they are written in. */
export function useMoveEntries(
  find: typeof findDirectives | undefined,
  language: DirectiveLanguage,
  insert: (id: DirectiveId, place: SlashPlace) => void,
): SlashProvider {
  const t = useTranslations('compose.moves')
  return {
    id: 'moves',
    title: t('title'),
    find: (query) =>
      (find?.(query) ?? []).map((id) => ({
        id,
        label: directiveName(id, language),
        detail: directiveName(id, language === 'en' ? 'zh' : 'en'),
        icon: <MoveIcon id={id} />,
        pick: (place) => insert(id, place),
      })),
  }
}
