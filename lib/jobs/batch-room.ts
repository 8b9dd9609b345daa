import type { Total } from '#lib/jobs/batch.ts'
import { leftMicros, obstacle, type Standing } from '#lib/money/budget.ts'

/** The hard budget that stands in the way of all takes together; a part whose price nobody knows counts as a single does. */
export function obstacleTo(budgets: Standing[], { micros, unknown }: Total): Standing | undefined {
  return obstacle(budgets, micros) ?? (unknown > 0 ? obstacle(budgets, null) : undefined)
}

/** How many of the takes a budget has room for, the cheapest first. */
export function roomFor(budget: Standing, prices: readonly (number | null)[]): number {
  let left = leftMicros(budget)
  const known = prices.filter((price) => price !== null).sort((a, b) => a - b)
  const room = known.findIndex((price) => {
    left -= price
    return left < 0
  })
  return room < 0 ? known.length : room
}
