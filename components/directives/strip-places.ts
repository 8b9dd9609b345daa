import { type Chip, type ChipPlace, joinGroup, placeAt } from '#lib/camera/rearrange.ts'

/** Where a lifted move can be put: into a group, to happen with it, or before the group of that number, to come first. */
export type Place = { kind: 'with' | 'before'; group: number }

/** Every place along the line, without those that change nothing. */
export function placesFor(groups: readonly Chip[][], from: ChipPlace): Place[] {
  const alone = groups[from.group]?.length === 1
  return groups
    .flatMap((_, group): Place[] => [
      { kind: 'before', group },
      { kind: 'with', group },
    ])
    .concat({ kind: 'before', group: groups.length })
    .filter(({ kind, group }) =>
      kind === 'with'
        ? group !== from.group
        : !alone || (group !== from.group && group !== from.group + 1),
    )
}

/** Places and groups in the order in which they stand. */
export function position({ kind, group }: Place): number {
  return kind === 'before' ? group * 2 : group * 2 + 1
}

/** The text with the move at its new place, and which chip it is then. */
export function put(text: string, groups: readonly Chip[][], from: ChipPlace, to: Place) {
  const alone = groups[from.group]?.length === 1
  const gone = alone && from.group < to.group ? 1 : 0
  const group = to.group - gone
  if (to.kind === 'before') return { text: placeAt(text, from, to.group), at: { group, chip: 0 } }
  const joined = joinGroup(text, from, to.group)
  return 'refused' in joined
    ? joined
    : { text: joined.text, at: { group, chip: groups[to.group]?.length ?? 0 } }
}
