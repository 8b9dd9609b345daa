import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { pricedSettings, settingsKey } from '#lib/jobs/priced-settings.ts'

type Settings = (typeof pricedSettings)[number]

/** A line for everything that can be asked for; `children` gives each its price. */
export function PricesTable({
  children,
}: {
  children: (settings: Settings, label: string) => ReactNode
}) {
  const t = useTranslations('money.prices')
  const common = useTranslations('common')
  return (
    <table className="mt-4 w-full max-w-2xl text-sm">
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('settings')}</th>
          <th scope="col">{t('price')}</th>
        </tr>
      </thead>
      <tbody>
        {pricedSettings.map((settings) => {
          const { model, resolution, durationSeconds } = settings
          const seconds = common('seconds', { seconds: durationSeconds })
          return (
            <tr key={settingsKey(settings)} className="border-t">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                {model}{' '}
                <span className="whitespace-nowrap text-muted">
                  {resolution} · {seconds}
                </span>
              </th>
              <td className="w-32 py-1.5 text-right">
                {children(settings, `${model} ${resolution} ${seconds}`)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
