import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { choose } from '#components/compose/choose.ts'
import type { Choice } from '#lib/jobs/catalog.ts'

/** The settings, always a legal set, and in words what followed from the last change. */
export function useChoice(initial: Choice) {
  const t = useTranslations('compose.changed')
  const common = useTranslations('common')
  const [{ choice, changed }, setChosen] = useState(() => choose(initial, {}))
  const change = (wanted: Partial<Choice>) => setChosen(choose(choice, wanted))
  const seconds = common('seconds', { seconds: choice.durationSeconds })
  const { model } = choice
  const words: Partial<Record<keyof Choice, string>> = {
    resolution: t('resolution', { value: choice.resolution, model }),
    durationSeconds: t('durationSeconds', { value: seconds }),
    fastPretreatment: t('fastPretreatment', { model }),
  }
  const notes = changed.flatMap((key) => words[key] ?? [])
  return { choice, change, notes }
}
