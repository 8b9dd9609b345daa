'use client'

import { useLocale, useTranslations } from 'next-intl'
import { PricesForm, type SavePrices } from '#components/money/prices-form.tsx'
import { PricesTable } from '#components/money/prices-table.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { dollars } from '#lib/money/dollars.ts'
import { type PriceTable, priceOf } from '#lib/money/price-table.ts'
import type { PriceVersionView } from '#lib/money/view.ts'

type Props = {
  provider: string
  sandbox: boolean
  table: PriceTable
  versions: PriceVersionView[]
  workspace: string
  /** For who may enter prices. */
  save: SavePrices | undefined
}

const known = ['minimax', 'minimax-cn', 'vapi'] as const

/** What a take costs, since when, and who entered that. */
export function PricesCard({ provider, sandbox, table, versions, workspace, save }: Props) {
  const t = useTranslations('money.prices')
  const name = known.find((each) => each === provider)
  return (
    <Card id="prices">
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription>
        {name ? t(`provider.${name}`) : provider} {sandbox && t('sandbox')}
      </CardDescription>
      {table.prices.length === 0 && (
        <p className="mt-4 rounded-md bg-fill px-4 py-3 text-sm">
          {t('unknown')} {save ? t('unknownOwner') : t('unknownMember')}
        </p>
      )}
      {save ? (
        // A new version fills the form anew.
        <PricesForm
          key={table.versionId}
          provider={provider}
          table={table}
          workspace={workspace}
          save={save}
        />
      ) : (
        <PricesTable>
          {(settings) => {
            const micros = priceOf(table, settings)
            return <span className="figures">{micros === null ? '—' : dollars(micros)}</span>
          }}
        </PricesTable>
      )}
      {versions.length > 0 && <Versions versions={versions} inForce={table.versionId} />}
    </Card>
  )
}

function Versions({ versions, inForce }: { versions: PriceVersionView[]; inForce: string | null }) {
  const t = useTranslations('money.prices')
  const day = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <details className="mt-5 text-sm">
      <summary className="touch w-fit rounded-sm py-1 text-muted hover:text-foreground">
        {t('versions', { count: versions.length })}
      </summary>
      <ol className="mt-2 grid gap-2">
        {versions.map(({ id, validFrom, note, by }) => (
          <li key={id} className="flex flex-wrap gap-x-3 border-t pt-2">
            <span className="tabular-nums">
              {t('from', { day: day.format(new Date(validFrom)) })}
            </span>
            <span className="text-muted">{by ? t('by', { name: by }) : t('instance')}</span>
            {id === inForce && <span className="text-done">{t('inForce')}</span>}
            {note && <span className="basis-full break-words text-muted">{note}</span>}
          </li>
        ))}
      </ol>
    </details>
  )
}
