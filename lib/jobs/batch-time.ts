import { type Bands, bandKey } from '#lib/jobs/band.ts'
import type { Choice } from '#lib/jobs/catalog.ts'

/**
 * When more takes could go, in seconds from now, the first first: by the allowance of the account, behind what
 * waits already. `p50` if takes are as long as usual, `p90` if they are slow. Null while nobody knows: it is paused.
 */
export type BatchOutlook = { starts: { p50: number[]; p90: number[] } | null; bands: Bands }

/** When the last of them is done: half of the time by `fromSeconds`, nine times of ten by `toSeconds`. */
type TimeBand = { fromSeconds: number; toSeconds: number }

/** Undefined while it is not known: the account is paused, or no such takes were made here often enough. */
export function timeOf(
  choices: readonly Choice[],
  { starts, bands }: BatchOutlook,
): TimeBand | undefined {
  if (!starts || choices.length === 0) return undefined
  let [fromSeconds, toSeconds] = [0, 0]
  for (const [n, choice] of choices.entries()) {
    const [band, p50, p90] = [bands[bandKey(choice)], starts.p50[n], starts.p90[n]]
    if (!band || p50 === undefined || p90 === undefined) return undefined
    fromSeconds = Math.max(fromSeconds, p50 + band.p50Seconds)
    toSeconds = Math.max(toSeconds, p90 + band.p90Seconds)
  }
  return { fromSeconds, toSeconds }
}
