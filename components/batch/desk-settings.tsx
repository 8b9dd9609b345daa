import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { SettingsLine } from '#components/batch/settings-line.tsx'
import type { DeskWork } from '#components/batch/use-batch-desk.ts'
import { choose } from '#components/compose/choose.ts'
import { Button } from '#components/ui/button.tsx'
import { mostOfEach } from '#lib/jobs/batch.ts'
import { type Choice, modelNames } from '#lib/jobs/catalog.ts'

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
            <SettingsLine
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
