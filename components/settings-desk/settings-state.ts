import { choose } from '#components/compose/choose.ts'
import { type Choice, defaultChoice } from '#lib/jobs/catalog.ts'
import { isSameTake } from '#lib/jobs/cheapest.ts'

/** The settings of the form and what can be taken back. Whatever is done to it, `choice` is legal. */
export type SettingsState = {
  choice: Choice
  /** What had to follow the last change. */
  followed: (keyof Choice)[]
  /** How it was before that change; only where something followed. */
  before: Choice | undefined
  /** What the draft settings stand in for. */
  final: Choice | undefined
}

export function start(choice: Choice): SettingsState {
  const legal = choose(choice, {})
  return { choice: legal.choice, followed: legal.changed, before: undefined, final: undefined }
}

export function press(state: SettingsState, change: Partial<Choice>): SettingsState {
  const { choice, changed } = choose(state.choice, change)
  const before = changed.length > 0 ? state.choice : undefined
  return { ...state, choice, followed: changed, before }
}

/** Takes back what followed, and with it the press that it followed from: one without the other is not legal. */
export function undo(state: SettingsState): SettingsState {
  if (!state.before) return state
  return { ...state, choice: state.before, followed: [], before: undefined }
}

/** To the draft settings, and from there back to those of before, or to the usual ones. */
export function toggleDraft(state: SettingsState, draft: Choice): SettingsState {
  const isOn = isSameTake(state.choice, draft)
  const { promptOptimizer } = state.choice
  const choice = isOn ? { ...(state.final ?? defaultChoice), promptOptimizer } : draft
  return { choice, followed: [], before: undefined, final: isOn ? undefined : state.choice }
}
