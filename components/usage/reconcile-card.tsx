'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Field } from '#components/form/field.tsx'
import { inThisWorkspace } from '#components/shell/here.ts'
import { Button } from '#components/ui/button.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { Input } from '#components/ui/input.tsx'
import { ReconcileAnswer } from '#components/usage/reconcile-answer.tsx'
import type { Reconciled } from '#lib/usage/reconciled.ts'

type State =
  | { step: 'idle' | 'comparing' }
  | { step: 'failed'; message: string }
  | { step: 'done'; answer: Reconciled }

/** A provider's invoice beside our own books. */
export function ReconcileCard({ from, to }: { from: string; to: string }) {
  const t = useTranslations('usage.reconcile')
  const [state, setState] = useState<State>({ step: 'idle' })
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const file = new FormData(event.currentTarget).get('file')
    if (!(file instanceof File) || file.size === 0) return
    setState({ step: 'comparing' })
    setState(await compare(file, from, to, t('lost')))
  }
  return (
    <Card className="mt-8">
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription className="max-w-3xl">{t('text', { from, to })}</CardDescription>
      <CardDescription>{t('shared')}</CardDescription>
      <form onSubmit={submit} className="mt-4 flex max-w-xl flex-wrap items-end gap-3">
        <Field
          label={t('file')}
          error={state.step === 'failed' ? state.message : undefined}
          className="min-w-0 grow"
        >
          {(control) => (
            <Input
              {...control}
              type="file"
              name="file"
              required
              accept=".csv,.txt,text/csv,text/plain"
              className="h-auto! py-1.5 text-sm!"
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="outline"
          className="mb-1.5"
          pending={state.step === 'comparing'}
        >
          {t('compare')}
        </Button>
      </form>
      <div aria-live="polite">
        {state.step === 'comparing' && <p className="mt-4 text-muted text-sm">{t('comparing')}</p>}
        {state.step === 'done' && <ReconcileAnswer answer={state.answer} />}
      </div>
    </Card>
  )
}

async function compare(file: File, from: string, to: string, lost: string): Promise<State> {
  try {
    const query = `${inThisWorkspace()}&from=${from}&to=${to}`
    const response = await fetch(`/api/usage/reconcile?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: file,
    })
    const answer = await response.json()
    if (!response.ok) return { step: 'failed', message: answer.error.message }
    return { step: 'done', answer }
  } catch {
    return { step: 'failed', message: lost }
  }
}
