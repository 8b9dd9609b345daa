'use client'

import { useTranslations } from 'next-intl'
import { Field } from '#components/form/field.tsx'
import { useAttend } from '#components/operations/use-attend.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { ActionResult } from '#lib/web/action.ts'

export type Attend = {
  resolve: (input: { jobId: string; taskId: string }) => Promise<ActionResult<unknown>>
  writeOff: (input: { jobId: string; reason: string }) => Promise<ActionResult<unknown>>
}

/** The task was found upstream: its id binds it to the job. */
export function ResolveForm({ jobId, resolve }: { jobId: string; resolve: Attend['resolve'] }) {
  const t = useTranslations('operations.attention.bind')
  const { typed, setTyped, error, pending, onSubmit } = useAttend((taskId) =>
    resolve({ jobId, taskId }),
  )
  return (
    <form onSubmit={onSubmit} className="grid content-start gap-3" noValidate>
      <h4 className="font-medium text-muted text-xs">{t('title')}</h4>
      <Field label={t('label')} hint={t('hint')} error={error}>
        {(control) => (
          <Input
            {...control}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            className="figures"
          />
        )}
      </Field>
      <Button type="submit" size="sm" pending={pending} className="justify-self-start">
        {t('action')}
      </Button>
    </form>
  )
}
