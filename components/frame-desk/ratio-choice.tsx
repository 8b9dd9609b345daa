import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { type RatioName, ratioNames, type Size } from '#components/frame-desk/plan.ts'
import { possibleRatios } from '#components/frame-desk/use-crop.ts'

type Props = {
  size: Size
  ratio: RatioName | undefined
  choose: (ratio: RatioName | undefined) => void
}

/** Free within the legal shapes, or one of those that videos usually have. */
export function RatioChoice({ size, ratio, choose }: Props) {
  const t = useTranslations('frames.crop')
  const name = useId()
  const possible = possibleRatios(size)
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{t('ratio')}</legend>
      {[undefined, ...ratioNames].map((each) => (
        <label
          key={each ?? 'free'}
          className="touch relative grid h-9 min-w-11 cursor-pointer place-items-center rounded-md border px-2.5 text-sm outline-offset-2 has-checked:border-foreground has-checked:bg-foreground has-checked:text-background has-disabled:cursor-default has-disabled:opacity-40 has-focus-visible:outline-2 has-focus-visible:outline-tally"
        >
          <input
            type="radio"
            name={name}
            className="absolute inset-0 cursor-[inherit] opacity-0"
            checked={ratio === each}
            disabled={each !== undefined && !possible.includes(each)}
            onChange={() => choose(each)}
          />
          <span className={each && 'font-mono'}>{each ?? t('free')}</span>
        </label>
      ))}
    </fieldset>
  )
}
