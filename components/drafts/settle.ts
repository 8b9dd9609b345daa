import { askDraft } from '#components/drafts/door.ts'
import type { Held } from '#components/drafts/held.ts'
import type { Keeper } from '#components/drafts/keeper.ts'
import { blank } from '#lib/drafts/blank.ts'

/** What a person decides about two versions, and about the draft as a whole. */

/** Stores nothing while it is being submitted. */
export async function submitDraft(
  keeper: Keeper,
  answer: Promise<{ ok: boolean }>,
  sent: Held,
): Promise<void> {
  void keeper.inLine(() => answer.catch(() => keeper.rename())) // whether it was submitted, nobody knows
  if ((await answer).ok) keeper.submitted(sent)
}

/** This tab's version becomes the draft; the other is kept as an earlier one. */
export function keepMine(keeper: Keeper): Promise<void> {
  return keeper.inLine(async () => {
    const { other } = keeper.state
    if (!other) return
    keeper.set({ other: undefined })
    await keeper.put({ base: other.revision, keepOther: true })
  })
}

/** The other becomes what this tab holds; its own is kept as an earlier one. */
export function takeOther(keeper: Keeper): Promise<void> {
  return keeper.inLine(async () => {
    if (!(await keeper.putAside())) return
    const sent = await askDraft(keeper.options.workspace) // it may have moved on
    const other = sent.kind === 'answer' ? sent.value.draft : keeper.state.other
    if (!other?.composition) return keeper.set({ other: undefined })
    keeper.base = other.revision
    keeper.show({ composition: other.composition, frame: other.frame }, 'taken')
    keeper.set({ status: 'saved', savedAt: other.savedAt })
  })
}

/** An earlier draft, or a template with its frame, comes in; what the composer holds is kept as an earlier one. */
export async function bringBack(keeper: Keeper, held: Held): Promise<void> {
  await keeper.inLine(async () => {
    if (!(await keeper.putAside())) return
    keeper.rescue(held, keeper.base, undefined)
    await keeper.put({ base: keeper.base, keepOther: false })
  })
}

export async function discard(keeper: Keeper): Promise<void> {
  const held = keeper.current
  if (!(await keeper.discard())) return
  keeper.show({ composition: blank, frame: undefined }, 'discarded')
  keeper.set({ status: 'idle', discarded: held })
}

export async function undoDiscard(keeper: Keeper): Promise<void> {
  const held = keeper.state.discarded
  if (!held) return
  keeper.set({ discarded: undefined })
  keeper.rescue(held, keeper.base, undefined)
  await keeper.save()
}
