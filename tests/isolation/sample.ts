import type { Attempt } from './attempts.ts'

/** A page costs as much as ten of the others, and is asked for fewer ids. */
const shares: Partial<Record<Attempt['policy']['kind'], number>> = { page: 0.15, way: 0.15 }

/**
 * About so many of the attempts, shared out among the entries: of each one every visitor, every form of
 * the request and every fate, and of those as many ids as there is room for.
 */
export function sampled(attempts: Attempt[], most: number): Attempt[] {
  const entries = [...Map.groupBy(attempts, ({ entry }) => entry).values()].map(inTurns)
  let [low, high] = [0, attempts.length]
  while (high - low > 1) {
    const quota = Math.floor((low + high) / 2)
    if (count(entries, quota) > most) high = quota
    else low = quota
  }
  return entries.flatMap((entry) => entry.attempts.slice(0, roomOf(entry, low)))
}

type Entry = { attempts: Attempt[]; groups: number; share: number }

/** One of each group after the other, beginning at another place in each. */
function inTurns(attempts: Attempt[]): Entry {
  const groups = [...Map.groupBy(attempts, groupOf).values()]
  const longest = Math.max(...groups.map(({ length }) => length))
  const turned = Array.from({ length: longest }, (_, turn) =>
    groups.flatMap((group, index) =>
      turn < group.length ? [group[(turn + index) % group.length] as Attempt] : [],
    ),
  )
  const share = shares[attempts[0]?.policy.kind ?? 'open'] ?? 1
  return { attempts: turned.flat(), groups: groups.length, share }
}

/** The forms of a page take turns: each is asked by another visitor and for another id. */
function groupOf({ visitor, fate, form, template, policy }: Attempt): string {
  return JSON.stringify([visitor, fate, template, policy.kind === 'page' ? '' : form])
}

function roomOf({ groups, share }: Entry, quota: number): number {
  return Math.max(groups, Math.round(quota * share))
}

function count(entries: Entry[], quota: number): number {
  return entries.reduce(
    (sum, entry) => sum + Math.min(entry.attempts.length, roomOf(entry, quota)),
    0,
  )
}
