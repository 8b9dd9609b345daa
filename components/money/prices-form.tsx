'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState, useTransition } from 'react'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { Field } from '#components/form/field.tsx'
import { PricesTable } from '#components/money/prices-table.tsx'
import { Input } from '#components/ui/input.tsx'
import { pricedSettings, settingsKey } from '#lib/jobs/priced-settings.ts'
import { dollars, microsTyped } from '#lib/money/dollars.ts'
import { type Priced, type PriceTable, priceOf } from '#lib/money/price-table.ts'
import type { ActionResult } from '#lib/web/action.ts'

export type SavePrices = (input: {
  workspace: string
  provider: string
  prices: (Priced & { price: string })[]
  note: string
  validFrom?: string
}) => Promise<ActionResult<unknown>>

type Props = { provider: string; table: PriceTable; workspace: string; save: SavePrices }

/** The prices to type over. Saving makes a new version; an empty field is a price that nobody knows. */
export function PricesForm({ provider, table, workspace, save }: Props) {
  const t = useTranslations('money.prices')
  const [typed, setTyped] = useState(() => typedOf(table))
  const [note, setNote] = useState('')
  const [validFrom, setValidFrom] = useState('')
  const [problem, setProblem] = useState<{ field: string | undefined; message: string }>()
  const [saved, setSaved] = useState(false)
  const [pending, start] = useTransition()
  const wrong = Object.keys(typed).filter(
    (key) => typed[key] && microsTyped(typed[key]) === undefined,
  )

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (pending || wrong.length > 0) return
    setProblem(undefined)
    setSaved(false)
    const prices = pricedSettings.flatMap((settings) => {
      const price = typed[settingsKey(settings)]
      return price ? [{ ...settings, price }] : []
    })
    start(async () => {
      const from = validFrom ? { validFrom } : {}
      const answer = await save({ workspace, provider, prices, note, ...from })
      if (answer.ok) setSaved(true)
      else setProblem({ field: answer.error.field, message: answer.error.message })
    })
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <PricesTable>
        {(settings, label) => {
          const key = settingsKey(settings)
          return (
            <Input
              aria-label={t('priceOf', { settings: label })}
              aria-invalid={wrong.includes(key) || undefined}
              value={typed[key] ?? ''}
              onChange={({ target }) => setTyped({ ...typed, [key]: target.value })}
              inputMode="decimal"
              autoComplete="off"
              placeholder="—"
              className="figures text-right"
            />
          )
        }}
      </PricesTable>
      <div className="mt-4 grid gap-4 border-t pt-4 sm:grid-cols-[minmax(0,1fr)_13rem]">
        <Field label={t('note')} hint={t('noteHint')}>
          {(control) => (
            <Input
              {...control}
              value={note}
              maxLength={200}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </Field>
        <Field
          label={t('validFrom')}
          hint={t('validFromHint')}
          error={problem?.field === 'validFrom' && problem.message}
        >
          {(control) => (
            <Input
              {...control}
              type="date"
              value={validFrom}
              onChange={({ target }) => setValidFrom(target.value)}
            />
          )}
        </Field>
        <FormFoot
          pending={pending}
          submit={t('save')}
          saved={saved && t('saved')}
          error={
            wrong.length > 0
              ? t('wrong')
              : problem && problem.field !== 'validFrom'
                ? problem.message
                : undefined
          }
        />
      </div>
    </form>
  )
}

function typedOf(table: PriceTable): Record<string, string> {
  return Object.fromEntries(
    pricedSettings.map((settings) => {
      const micros = priceOf(table, settings)
      return [settingsKey(settings), micros === null ? '' : dollars(micros).slice(1)]
    }),
  )
}
