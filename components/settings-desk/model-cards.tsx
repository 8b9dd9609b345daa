import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ChoiceList } from '#components/settings-desk/choice-list.tsx'
import { modelOffers, type Offer } from '#components/settings-desk/offers.ts'
import { type Known, useTold } from '#components/settings-desk/use-told.ts'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#lib/cn.ts'
import { type Choice, type Model, wordOf } from '#lib/jobs/catalog.ts'

type Props = {
  choice: Choice
  change: (change: Partial<Choice>) => void
  known: Known
  error: string | undefined
}

/** Each model with what it is for, how fast it is and what it costs now. A phone shows the chosen one until asked. */
export function ModelCards({ choice, change, known, error }: Props) {
  const t = useTranslations('models')
  const settings = useTranslations('compose.settings')
  const common = useTranslations('common')
  const told = useTold(known)
  const [open, setOpen] = useState(false)
  const optionOf = ({ value, leads, moves }: Offer<Model>) => {
    const price = told.price(leads)
    const seconds = common('seconds', { seconds: leads.durationSeconds })
    const moved = [
      moves.includes('resolution') && leads.resolution,
      moves.includes('durationSeconds') && seconds,
    ].filter((each) => each !== false)
    const costs = [...moved, price ?? t('priceUnknown')].join(' · ')
    const use = t(`use.${wordOf(value)}`)
    const speed = told.speed(leads)
    return {
      value,
      name: value,
      description: `${use} ${speed} · ${costs}`,
      content: (
        <Card name={value} use={use} speed={speed} costs={costs} chosen={value === choice.model} />
      ),
    }
  }
  const choose = (model: Model) => {
    if (model !== choice.model) change({ model })
    setOpen(model === choice.model && !open)
  }
  return (
    <div className="grid gap-1">
      <ChoiceList
        setting="model"
        label={settings('model')}
        value={choice.model}
        options={modelOffers(choice).map(optionOf)}
        onChoose={choose}
        error={error}
        className="grid grid-cols-1 gap-2 sm:grid-cols-2"
        optionClassName={(chosen) =>
          cn(
            'rounded-md border bg-surface p-3 transition-colors',
            chosen ? 'border-foreground ring-1 ring-foreground ring-inset' : 'hover:bg-fill',
            !chosen && !open && 'max-sm:hidden',
          )
        }
      />
      <Button
        variant="quiet"
        size="sm"
        className="justify-self-start sm:hidden"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? t('fewer') : t('all')}
      </Button>
    </div>
  )
}

type CardProps = { name: string; use: ReactNode; speed: string; costs: string; chosen: boolean }

function Card({ name, use, speed, costs, chosen }: CardProps) {
  return (
    <span className="flex h-full flex-col gap-1">
      <span className="flex items-start justify-between gap-2">
        <span className="min-w-0 font-medium text-sm">{name}</span>
        <Check aria-hidden className={cn('mt-0.5 size-4 shrink-0', !chosen && 'invisible')} />
      </span>
      <span className="text-muted text-xs">{use}</span>
      <span className="mt-auto flex flex-wrap justify-between gap-x-3 pt-1 text-xs tabular-nums">
        <span className="text-muted">{speed}</span>
        <span>{costs}</span>
      </span>
    </span>
  )
}
