import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
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
  n: number
  change: (change: Partial<Choice>) => void
  remove: (() => void) | undefined
}

/** One choice of settings on one line: only what its model takes can be chosen. */
export function SettingsLine({ choice, n, change, remove }: Props) {
  const t = useTranslations('batch.desk')
  const settings = useTranslations('compose.settings')
  const common = useTranslations('common')
  const resolutions = legalResolutions(choice.model)
  const durations = durationsSeconds.filter((seconds) =>
    resolutions.some((resolution) => legalDurations(choice.model, resolution).includes(seconds)),
  )
  const named = (what: string) => t('setting', { n, what })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend would stand above what is one line
    <div
      role="group"
      aria-label={t('line', { n })}
      className="flex flex-wrap items-center gap-2 max-sm:border-b max-sm:pb-3"
    >
      <span aria-hidden className="figures w-4 text-muted text-xs">
        {n}
      </span>
      <NativeSelect
        aria-label={named(settings('model'))}
        value={choice.model}
        onChange={({ target }) => isModel(target.value) && change({ model: target.value })}
      >
        {modelNames.map((model) => (
          <option key={model}>{model}</option>
        ))}
      </NativeSelect>
      <NativeSelect
        aria-label={named(settings('duration'))}
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
      <NativeSelect
        aria-label={named(settings('resolution'))}
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
      <Check
        label={settings('promptOptimizer')}
        name={named(settings('promptOptimizer'))}
        checked={choice.promptOptimizer}
        onChange={(promptOptimizer) => change({ promptOptimizer })}
      />
      {facts(choice.model).fastPretreatment && (
        <Check
          label={settings('fastPretreatment')}
          name={named(settings('fastPretreatment'))}
          checked={choice.fastPretreatment}
          onChange={(fastPretreatment) => change({ fastPretreatment })}
        />
      )}
      {remove && (
        <Button
          variant="quiet"
          size="icon"
          aria-label={t('removeSettings', { n })}
          onClick={remove}
        >
          <X aria-hidden />
        </Button>
      )}
    </div>
  )
}

type CheckProps = {
  label: string
  name: string
  checked: boolean
  onChange: (checked: boolean) => void
}

function Check({ label, name, checked, onChange }: CheckProps) {
  return (
    <label className="touch inline-flex h-9 items-center gap-2 px-1 text-sm">
      <input
        type="checkbox"
        aria-label={name}
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className="size-4 accent-foreground"
      />
      <span aria-hidden>{label}</span>
    </label>
  )
}
