import { useTranslations } from 'next-intl'
import type { Choice } from '#lib/jobs/catalog.ts'

/** A choice of settings in one line. */
export function useSettingsWords(): (choice: Choice) => string {
  const t = useTranslations('batch')
  const common = useTranslations('common')
  return ({ model, durationSeconds, resolution, promptOptimizer, fastPretreatment }) =>
    [
      model,
      common('seconds', { seconds: durationSeconds }),
      resolution,
      ...(promptOptimizer ? [] : [t('optimizerOff')]),
      ...(fastPretreatment ? [t('fast')] : []),
    ].join(' · ')
}
