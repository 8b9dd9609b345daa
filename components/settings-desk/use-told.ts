import { useTranslations } from 'next-intl'
import { clock } from '#components/time/words.ts'
import { type Bands, bandKey } from '#lib/jobs/band.ts'
import { type Choice, facts } from '#lib/jobs/catalog.ts'
import { dollars } from '#lib/money/dollars.ts'
import { type PriceTable, priceOf } from '#lib/money/price-table.ts'

/** What is known of how long takes take and what they cost. */
export type Known = { table: PriceTable; bands: Bands }

/** What can be said of settings: from the team's own takes and prices, never a number of our own. */
export function useTold({ table, bands }: Known) {
  const t = useTranslations('models')
  return {
    price: (choice: Choice) => {
      const micros = priceOf(table, choice)
      return micros === null ? undefined : dollars(micros)
    },
    speed: (choice: Choice) => {
      const band = bands[bandKey(choice)]
      if (!band) return facts(choice.model).quick ? t('quick') : t('untimed')
      return t('usual', { from: clock(band.p50Seconds * 1000), to: clock(band.p90Seconds * 1000) })
    },
  }
}
