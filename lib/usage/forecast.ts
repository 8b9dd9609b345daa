import { daysOf, monthEnd } from '#lib/usage/range.ts'
import type { Forecast } from '#lib/usage/view.ts'

const latelyDays = 14

/** So far this month, and the mean day of the last fourteen whole ones for each day from today on. */
export function forecastOf(
  today: string,
  { soFarMicros, latelyMicros }: { soFarMicros: number; latelyMicros: number },
): Forecast {
  const perDayMicros = Math.round(latelyMicros / latelyDays)
  const daysLeft = daysOf({ from: today, to: monthEnd(today) }).length
  return {
    soFarMicros,
    perDayMicros,
    daysLeft,
    totalMicros: soFarMicros + perDayMicros * daysLeft,
  }
}
