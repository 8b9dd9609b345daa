import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { DeskWork } from '#components/batch/use-desk.ts'
import { choose } from '#components/compose/choose.ts'
import { Button } from '#components/ui/button.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { mostOfEach } from '#lib/jobs/batch.ts'
import {
  type Choice,
  durationsSeconds,
  facts,
  isModel,
  legalDurations,
  legalResolutions,
  modelNames,
} from '#lib/jobs/catalog.ts'

/** The choices of settings, one a line, and how many takes of each cell. */
export function DeskSettings({ work }: { work: DeskWork }) {
  const t = useTranslations('batch.desk')
  const id = useId()
  const { choices, takes } = work.desk
  const last = choices.at(-1)
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-3">
      <h3 id={id} className="font-medium text-sm">
        {t('settings', { count: choices.length })}
      </h3>
      <ol className="grid grid-cols-1 gap-3 sm:gap-2">
        {choices.map((choice, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place; what it says changes
          <li key={n}>
            <Line
              choice={choice}
              n={n + 1}
              change={(change) =>
                work.set({
                  choices: choices.map((one, at) => (at === n ? choose(one, change).choice : one)),
                })
              }
              remove={
                choices.length > 1
                  ? () => work.set({ choices: choices.filter((_, at) => at !== n) })
                  : undefined
              }
            />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button
          variant="outline"
          size="sm"
          onClick={() => last && work.set({ choices: [...choices, variantOf(last, choices)] })}
        >
          <Plus aria-hidden /> {t('addSettings')}
        </Button>
        <fieldset className="flex items-center gap-1">
          <legend className="float-left mr-2 text-sm">{t('takesOfEach')}</legend>
          {Array.from({ length: mostOfEach }, (_, n) => n + 1).map((count) => (
            <label
              key={count}
              className="touch inline-flex h-8 min-w-9 cursor-pointer items-center justify-center rounded-sm border text-sm tabular-nums has-checked:border-foreground has-checked:bg-fill has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-tally has-focus-visible:outline-offset-2 pointer-coarse:min-w-11"
            >
              <input
                type="radio"
                name={`${id}-takes`}
                checked={takes === count}
                onChange={() => work.set({ takes: count })}
                className="sr-only"
              />
              {count}
            </label>
          ))}
        </fieldset>
      </div>
    </section>
  )
}

/** Something that is not there yet, so that a new line is no second of the same. */
function variantOf(choice: Choice, taken: readonly Choice[]): Choice {
  const other = { ...choice, promptOptimizer: !choice.promptOptimizer }
  const isTaken = taken.some((one) => JSON.stringify(one) === JSON.stringify(other))
  const model = modelNames.find((name) => !taken.some((one) => one.model === name))
  return isTaken && model ? choose(choice, { model }).choice : other
}

type LineProps = {
  choice: Choice
  n: number
  change: (change: Partial<Choice>) => void
  remove: (() => void) | undefined
}

function Line({ choice, n, change, remove }: LineProps) {
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
