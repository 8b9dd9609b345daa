import { useTranslations } from 'next-intl'
import { SwitchRow } from '#components/compose/switch-row.tsx'
import { type Choice, facts } from '#lib/jobs/catalog.ts'

type Props = { choice: Choice; change: (change: Partial<Choice>) => void }

/** The two switches about what MiniMax does to the prompt, each explained where it stands. */
export function OptimizerRows({ choice, change }: Props) {
  const t = useTranslations('compose.settings')
  const models = useTranslations('models')
  const hasFast = facts(choice.model).fastPretreatment
  const fastHint = choice.promptOptimizer ? t('fastPretreatmentHint') : t('optimizerIsOff')
  return (
    <>
      <SwitchRow
        label={t('promptOptimizer')}
        hint={t('promptOptimizerHint')}
        more={{ title: models('optimizer.when'), text: models('optimizer.text') }}
        checked={choice.promptOptimizer}
        onChange={(promptOptimizer) => change({ promptOptimizer })}
      />
      <SwitchRow
        label={t('fastPretreatment')}
        hint={hasFast ? fastHint : t('fastUnsupported')}
        more={{ title: models('fast.when'), text: models('fast.text') }}
        checked={choice.fastPretreatment}
        disabled={!hasFast}
        onChange={(fastPretreatment) => change({ fastPretreatment })}
      />
    </>
  )
}
