import { type Choice, facts, nearest } from '#lib/jobs/catalog.ts'
import { pricedSettings } from '#lib/jobs/priced-settings.ts'
import { type PriceTable, priceOf } from '#lib/money/price-table.ts'

/**
 * The legal settings that cost least, the rest of `from` kept; where prices are unknown, those with the fewest lines
 * and seconds. A draft does what the take will do: a model that ignores directives never stands in for one that does not.
 */
export function cheapest(table: PriceTable, from: Choice): Choice {
  const alike = pricedSettings.filter(
    ({ model }) => facts(model).directives || !facts(from.model).directives,
  )
  const [best] = alike
    .map((settings) => ({ settings, rank: rankOf(table, settings, from) }))
    .sort((a, b) => before(a.rank, b.rank))
  return nearest({ ...from, ...best?.settings }).choice
}

export function isSameTake(a: Choice, b: Choice): boolean {
  return (
    a.model === b.model && a.resolution === b.resolution && a.durationSeconds === b.durationSeconds
  )
}

function rankOf(table: PriceTable, settings: (typeof pricedSettings)[number], from: Choice) {
  const { model, resolution, durationSeconds } = settings
  return [
    priceOf(table, settings) ?? Number.MAX_SAFE_INTEGER,
    Number.parseInt(resolution, 10),
    durationSeconds,
    Number(model !== from.model),
  ]
}

function before(a: number[], b: number[]): number {
  const at = a.findIndex((rank, n) => rank !== b[n])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
