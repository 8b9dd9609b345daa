import { ChoiceList } from '#components/settings-desk/choice-list.tsx'
import type { Offer } from '#components/settings-desk/offers.ts'
import { cn } from '#lib/cn.ts'
import type { Choice } from '#lib/jobs/catalog.ts'

type Props<Value> = {
  setting: keyof Choice
  label: string
  value: Value
  offers: Offer<Value>[]
  nameOf: (value: Value) => string
  /** What choosing it means beside itself: its price, and what moves with it. */
  asideOf: (offer: Offer<Value>) => string
  onChoose: (value: Value) => void
  error: string | undefined
}

/** A few values side by side. */
export function Segments<Value extends string | number>(props: Props<Value>) {
  const { label, value, offers, nameOf, asideOf, onChoose, error } = props
  return (
    <ChoiceList
      setting={props.setting}
      label={label}
      value={value}
      options={offers.map((offer) => ({
        value: offer.value,
        name: nameOf(offer.value),
        description: asideOf(offer),
        content: (
          <>
            <span className="block font-medium text-sm">{nameOf(offer.value)}</span>
            <span className="block min-h-[1lh] text-xs opacity-80">{asideOf(offer)}</span>
          </>
        ),
      }))}
      onChoose={onChoose}
      error={error}
      orientation="horizontal"
      className="flex gap-0.5 border border-control bg-surface p-0.5"
      optionClassName={(chosen) =>
        cn(
          'min-h-11 min-w-0 grow basis-0 rounded-sm px-1.5 py-1 text-center tabular-nums transition-colors',
          chosen ? 'bg-foreground text-background' : 'hover:bg-fill',
        )
      }
    />
  )
}
