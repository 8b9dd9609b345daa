import { sendChange } from '#components/drafts/door.ts'
import type { Keeper } from '#components/drafts/keeper.ts'
import { dropCopy, leftCopies } from '#components/drafts/local-copy.ts'
import { sameComposition } from '#lib/drafts/same.ts'

/**
 * What tabs that are gone left on this device without having stored it. The newest comes back into the
 * composer, unless that opened for something else; every other becomes an earlier draft.
 */
export async function recover(keeper: Keeper): Promise<void> {
  const { prefix, draft, isDraft, workspace } = keeper.options
  const left = await leftCopies(prefix)
  keeper.sentBefore = left.flatMap(({ copy }) => copy.sending ?? [])
  const [newest, ...rest] = left
  if (!newest) return
  const { held, sending } = newest.copy
  const arrived = sending && sameComposition(sending, draft.composition)
  const base = arrived ? draft.revision : newest.copy.base
  const isStored = sameComposition(held.composition, draft.composition)
  const comesBack = isDraft && !isStored && !keeper.isBusy()
  if (comesBack) {
    keeper.rescue(held, base, 'rescued')
    await keeper.save()
  }
  const aside = comesBack || isStored ? rest : [newest, ...rest]
  if (comesBack || isStored) dropCopy(newest.name)
  for (const { name, copy } of aside) {
    const { composition } = copy.held
    const sent = await sendChange(workspace, { kind: 'keep', id: idIn(name), composition })
    if (sent.kind !== 'away') dropCopy(name)
  }
}

/** A copy is named by an id: sent twice, it is one earlier draft. */
function idIn(name: string): string {
  return name.slice(-36)
}
