import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { shownDollars } from '#lib/usage/dollars.ts'
import type { Usage } from '#lib/usage/view.ts'

/** The five figures that people come for, each with what it means. */
export async function Cards({ usage: { total, forecast } }: { usage: Usage }) {
  const [t, locale] = await Promise.all([getTranslations('usage.card'), getLocale()])
  const money = (micros: number) => shownDollars(micros, locale)
  const kept = total.done - total.deleted
  const { done, failed, canceled } = total
  return (
    <dl className="mt-5 grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-5">
      <Card
        term={t('spent')}
        note={
          total.lostMicros > 0 ? t('spentLost', { lost: money(total.lostMicros) }) : t('spentNote')
        }
      >
        {money(total.chargedMicros)}
      </Card>
      <Card term={t('held')} note={t('heldNote')}>
        {money(total.heldMicros)}
      </Card>
      <Card term={t('takes')} note={t('takesNote', { done, failed, canceled })}>
        {total.asked.toLocaleString(locale)}
      </Card>
      <Card term={t('kept')} note={kept > 0 ? t('keptNote', { kept }) : t('keptNone')}>
        {kept > 0 ? money(toCent((total.chargedMicros + total.lostMicros) / kept)) : '–'}
      </Card>
      <Card
        term={t('forecast')}
        note={t('forecastNote', {
          soFar: money(forecast.soFarMicros),
          perDay: money(toCent(forecast.perDayMicros)),
          days: forecast.daysLeft,
        })}
      >
        {money(toCent(forecast.totalMicros))}
      </Card>
    </dl>
  )
}

/** A mean or a forecast is no amount of money: cents say enough. */
function toCent(micros: number): number {
  return Math.round(micros / 10_000) * 10_000
}

function Card({ term, note, children }: { term: string; note: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col rounded-lg border bg-surface p-4 sm:last:col-span-2 xl:last:col-span-1">
      <dt className="text-muted text-sm">{term}</dt>
      <dd className="figures mt-1 break-words text-xl">{children}</dd>
      <dd className="mt-2 text-muted text-xs">{note}</dd>
    </div>
  )
}
