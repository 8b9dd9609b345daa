import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { now } from '#lib/clock.ts'
import { Refused } from '#lib/errors.ts'
import { insertVersion } from '#lib/money/rows.ts'
import type { PricesInput } from '#lib/money/schema.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Enters a new version of a provider's prices, from now or from a later day (UTC) on. Nothing before it changes. */
export async function changePrices(
  viewer: Viewer,
  { provider, prices, note, validFrom }: Omit<PricesInput, 'workspace'>,
): Promise<{ versionId: string } | Refused> {
  if (!can(viewer, 'price.change')) return new Refused('not_allowed')
  const today = now().toISOString().slice(0, 10)
  if (validFrom && validFrom < today) return new Refused('price_date_past', { field: 'validFrom' })
  const versionId = await insertVersion(viewer, {
    provider,
    note,
    validFrom: validFrom && validFrom > today ? new Date(`${validFrom}T00:00:00Z`) : now(),
    prices: prices.map(({ price, ...priced }) => ({ ...priced, priceMicros: price })),
  })
  return { versionId }
}
