import { type Range, rangeOf } from '#lib/usage/range.ts'
import { type Grouping, groupings } from '#lib/usage/view.ts'

/** What the address of the usage page, and of its file, asks for. */
export type AskedUsage = { range: Range; by: Grouping }

type Given = Record<string, string | string[] | null | undefined>

export function askedUsage({ range, from, to, by }: Given, now: Date): AskedUsage {
  return {
    range: rangeOf({ range, from, to }, now),
    by: groupings.find((one) => one === by) ?? 'day',
  }
}

/** The same as the end of an address. */
export function usageQuery({ range, by }: AskedUsage): string {
  const { name, from, to } = range
  return new URLSearchParams({
    range: name,
    ...(name === 'custom' && { from, to }),
    by,
  }).toString()
}
