import { useTranslations } from 'next-intl'
import type { SlashProvider } from '#components/directives/slash.ts'
import { useDesk } from '#components/drafts/desk.ts'
import { meansTemplate } from '#components/templates/slash.ts'

/** Templates as a source of the `/` menu: its one entry opens them, for what was chosen to stand at the caret. */
export function useTemplateEntries(): SlashProvider {
  const t = useTranslations('templates')
  const setOpened = useDesk()?.setOpened
  return {
    id: 'templates',
    title: t('title'),
    find: (query: string) =>
      setOpened && meansTemplate(query)
        ? [
            {
              id: 'template',
              label: t('entry'),
              detail: t('entryDetail'),
              pick: (at) => setOpened({ what: 'templates', at }),
            },
          ]
        : [],
  }
}
