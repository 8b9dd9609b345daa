/** The prices in force, as pages carry them: the same question is answered in browser and server. */
export type PriceTable = {
  /** Null when the provider has no table at all. */
  versionId: string | null
  prices: Price[]
}

type Price = Priced & { priceMicros: number }

/** What a price is for. */
export type Priced = { model: string; resolution: string; durationSeconds: number }

/** What one video costs with these settings; null when the table does not say. */
export function priceOf({ prices }: PriceTable, asked: Priced): number | null {
  const found = prices.find(
    ({ model, resolution, durationSeconds }) =>
      model === asked.model &&
      resolution === asked.resolution &&
      durationSeconds === asked.durationSeconds,
  )
  return found?.priceMicros ?? null
}
