import { useTranslations } from 'next-intl'
import { durationOffers, resolutionOffers } from '#components/settings-desk/offers.ts'
import { Segments } from '#components/settings-desk/segments.tsx'
import { type Known, useTold } from '#components/settings-desk/use-told.ts'
import type { Choice } from '#lib/jobs/catalog.ts'

type Props = {
  choice: Choice
  change: (change: Partial<Choice>) => void
  known: Known
  errors: Partial<Record<keyof Choice, string>>
}

/** Duration and resolution: what the model has, each with what it would cost and what it would move along. */
export function TakeLength({ choice, change, known, errors }: Props) {
  const t = useTranslations('compose.settings')
  const common = useTranslations('common')
  const told = useTold(known)
  const seconds = (durationSeconds: number) => common('seconds', { seconds: durationSeconds })
  const aside = (leads: Choice, moved: string | false) =>
    [moved, told.price(leads)].filter(Boolean).join(' · ')
  return (
    <div className="grid grid-cols-1 gap-3 min-[26rem]:grid-cols-[2fr_3fr]">
      <Segments
        setting="durationSeconds"
        label={t('duration')}
        value={choice.durationSeconds}
        offers={durationOffers(choice)}
        nameOf={seconds}
        asideOf={({ leads, moves }) =>
          aside(leads, moves.includes('resolution') && leads.resolution)
        }
        onChoose={(durationSeconds) => change({ durationSeconds })}
        error={errors.durationSeconds}
      />
      <Segments
        setting="resolution"
        label={t('resolution')}
        value={choice.resolution}
        offers={resolutionOffers(choice)}
        nameOf={(resolution) => resolution}
        asideOf={({ leads, moves }) =>
          aside(leads, moves.includes('durationSeconds') && seconds(leads.durationSeconds))
        }
        onChoose={(resolution) => change({ resolution })}
        error={errors.resolution}
      />
    </div>
  )
}
