'use client'

import { useTranslations } from 'next-intl'
import { Field } from '#components/form/field.tsx'
import type { Attend } from '#components/operations/resolve-form.tsx'
import { useAttend } from '#components/operations/use-attend.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'

/** Nobody will ever know, or it is known that nothing was taken: the reason stays on record. */
export function WriteOffForm({ jobId, writeOff }: { jobId: string; writeOff: Attend['writeOff'] }) {
  const t = useTranslations('operations.attention.writeOff')
  const { typed, setTyped, error, pending, onSubmit } = useAttend((reason) =>
    writeOff({ jobId, reason }),
  )
  return (
    <form onSubmit={onSubmit} className="grid content-start gap-3" noValidate>
      <h4 className="font-medium text-muted text-xs">{t('title')}</h4>
      <Field label={t('label')} hint={t('hint')} error={error}>
        {(control) => (
          <Input
            {...control}
            value={typed}
            maxLength={500}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Button
        type="submit"
        size="sm"
        variant="destructive"
        pending={pending}
        className="justify-self-start"
      >
        {t('action')}
      </Button>
    </form>
  )
}
