import { type Choice, legalDurations, nearest } from '#lib/jobs/catalog.ts'

/** A choice after one setting was changed, and which others had to follow. */
export type Chosen = { choice: Choice; changed: (keyof Choice)[] }

/**
 * Changes one setting and moves the others to the nearest legal values. What the person just chose
 * always stays: a resolution that does not take the duration changes the duration.
 */
export function choose(choice: Choice, change: Partial<Choice>): Chosen {
  const wanted = { ...choice, ...change }
  if (!change.resolution) return followed(wanted, choice, change)
  const durations = legalDurations(wanted.model, change.resolution)
  const durationSeconds = durations.includes(wanted.durationSeconds)
    ? wanted.durationSeconds
    : (durations.at(-1) ?? wanted.durationSeconds)
  return followed({ ...wanted, durationSeconds }, choice, change)
}

function followed(wanted: Choice, before: Choice, change: Partial<Choice>): Chosen {
  const { choice } = nearest(wanted)
  const changed = (['resolution', 'durationSeconds', 'fastPretreatment'] as const).filter(
    (key) => !(key in change) && choice[key] !== before[key],
  )
  return { choice, changed }
}
