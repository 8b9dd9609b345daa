import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import type { SettingsDesk } from '#components/compose/use-choice.ts'
import { DraftButton } from '#components/settings-desk/draft-button.tsx'
import { FollowNote } from '#components/settings-desk/follow-note.tsx'
import { ModelCards } from '#components/settings-desk/model-cards.tsx'
import { OptimizerRows } from '#components/settings-desk/optimizer-rows.tsx'
import { PairButton } from '#components/settings-desk/pair-button.tsx'
import { TakeLength } from '#components/settings-desk/take-length.tsx'
import { type Known, useTold } from '#components/settings-desk/use-told.ts'
import type { Choice } from '#lib/jobs/catalog.ts'
import { priceOf } from '#lib/money/price-table.ts'

type Props = {
  desk: SettingsDesk
  known: Known
  errors: Partial<Record<keyof Choice, string>>
  /** Asks for the take twice, with the optimizer on and off; both or neither. */
  onPair: () => void
}

/** Only what the model takes can be chosen; one table says what that is. */
export function SettingsFields({ desk, known, errors, onPair }: Props) {
  const t = useTranslations('compose.settings')
  const told = useTold(known)
  const { choice, change, draft } = desk
  const section = useRef<HTMLElement>(null)
  const focus = (setting: keyof Choice) =>
    section.current?.querySelector<HTMLElement>(`[data-setting=${setting}]`)?.focus()
  return (
    <section ref={section} className="grid gap-4" aria-labelledby="settings-title">
      <div className="flex items-center justify-between gap-3">
        <h2 id="settings-title" className="font-semibold text-base">
          {t('title')}
        </h2>
        <DraftButton draft={draft} price={told.price(draft.settings)} />
      </div>
      <ModelCards choice={choice} change={change} known={known} error={errors.model} />
      <TakeLength choice={choice} change={change} known={known} errors={errors} />
      <FollowNote desk={desk} focus={focus} />
      <OptimizerRows choice={choice} change={change} />
      <PairButton priceMicros={priceOf(known.table, choice)} onPair={onPair} />
    </section>
  )
}
