import { useState } from 'react'
import {
  press,
  type SettingsState,
  start,
  toggleDraft,
  undo,
} from '#components/settings-desk/settings-state.ts'
import type { Choice } from '#lib/jobs/catalog.ts'
import { cheapest, isSameTake } from '#lib/jobs/cheapest.ts'
import type { PriceTable } from '#lib/money/price-table.ts'

/** The settings that cost least, whether they are chosen, and the way there and back. */
export type Draft = { on: boolean; settings: Choice; toggle: () => void }

export type SettingsDesk = Pick<SettingsState, 'choice' | 'followed' | 'before'> & {
  change: (change: Partial<Choice>) => void
  /** Takes the last change back, where something had to follow it. */
  undo: () => void
  draft: Draft
}

/** The settings, always a legal set, with what followed from the last change and the ways back. */
export function useChoice(initial: Choice, table: PriceTable): SettingsDesk {
  const [state, setState] = useState(() => start(initial))
  const { choice, followed, before } = state
  const settings = cheapest(table, choice)
  return {
    choice,
    followed,
    change: (wanted) => setState((now) => press(now, wanted)),
    before,
    undo: () => setState(undo),
    draft: {
      on: isSameTake(choice, settings),
      settings,
      toggle: () => setState((now) => toggleDraft(now, cheapest(table, now.choice))),
    },
  }
}
