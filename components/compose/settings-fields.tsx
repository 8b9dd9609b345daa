import { useTranslations } from 'next-intl'
import { SwitchRow } from '#components/compose/switch-row.tsx'
import { Field } from '#components/form/field.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import {
  type Choice,
  durationsSeconds,
  facts,
  isModel,
  legalDurations,
  legalResolutions,
  modelNames,
} from '#lib/jobs/catalog.ts'

type Props = {
  choice: Choice
  change: (change: Partial<Choice>) => void
  /** What followed from the last change. */
  notes: string[]
  errors: Partial<Record<keyof Choice, string>>
}

/** Only what the model takes can be chosen; one table says what that is. */
export function SettingsFields({ choice, change, notes, errors }: Props) {
  const t = useTranslations('compose.settings')
  const common = useTranslations('common')
  const resolutions = legalResolutions(choice.model)
  const durations = durationsSeconds.filter((duration) =>
    resolutions.some((resolution) => legalDurations(choice.model, resolution).includes(duration)),
  )
  const modelFacts = facts(choice.model)
  return (
    <section className="grid gap-4">
      <h2 className="sr-only">{t('title')}</h2>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('model')} error={errors.model} className="col-span-2">
          {(control) => (
            <NativeSelect
              {...control}
              value={choice.model}
              onChange={({ target }) => isModel(target.value) && change({ model: target.value })}
            >
              {modelNames.map((model) => (
                <option key={model}>{model}</option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t('duration')} error={errors.durationSeconds}>
          {(control) => (
            <NativeSelect
              {...control}
              value={choice.durationSeconds}
              onChange={({ target }) => {
                const durationSeconds = durations.find((each) => String(each) === target.value)
                if (durationSeconds) change({ durationSeconds })
              }}
            >
              {durations.map((seconds) => (
                <option key={seconds} value={seconds}>
                  {common('seconds', { seconds })}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t('resolution')} error={errors.resolution}>
          {(control) => (
            <NativeSelect
              {...control}
              value={choice.resolution}
              onChange={({ target }) => {
                const resolution = resolutions.find((each) => each === target.value)
                if (resolution) change({ resolution })
              }}
            >
              {resolutions.map((resolution) => (
                <option key={resolution}>{resolution}</option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      <p aria-live="polite" className="text-attention text-sm empty:-mt-4">
        {notes.join(' ')}
      </p>
      <SwitchRow
        label={t('promptOptimizer')}
        hint={t('promptOptimizerHint')}
        checked={choice.promptOptimizer}
        onChange={(promptOptimizer) => change({ promptOptimizer })}
      />
      <SwitchRow
        label={t('fastPretreatment')}
        hint={
          modelFacts.fastPretreatment
            ? choice.promptOptimizer
              ? t('fastPretreatmentHint')
              : t('optimizerIsOff')
            : t('fastUnsupported')
        }
        checked={choice.fastPretreatment}
        disabled={!modelFacts.fastPretreatment}
        onChange={(fastPretreatment) => change({ fastPretreatment })}
      />
    </section>
  )
}
