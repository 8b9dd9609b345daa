'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = {
  codesLeft: number
  actions: { renew: FormAction<{ codes: string[] }>; drop: FormAction }
  onCodes: (made: { codes: string[] }) => void
}

/** What can be done with a second factor that is on. Both ask for a code of it. */
export function SecondFactorOn({ codesLeft, actions, onCodes }: Props) {
  const t = useTranslations('settings.secondFactor')
  return (
    <div className="grid gap-5">
      <p className="text-sm">{t('left', { count: codesLeft })}</p>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <WithCode action={actions.renew} submit={t('renew')} onDone={onCodes} />
        <WithCode action={actions.drop} submit={t('drop')} destructive />
      </div>
    </div>
  )
}

type WithCodeProps<T> = {
  action: FormAction<T>
  submit: string
  destructive?: boolean
  onDone?: (value: T) => void
}

function WithCode<T>({ action, submit, destructive = false, onDone }: WithCodeProps<T>) {
  const t = useTranslations('settings.secondFactor')
  const { form, pending, value, errorAt, error } = useAccountForm(action, ['code'])
  useEffect(() => {
    if (value) onDone?.(value)
  }, [value, onDone])
  return (
    <form {...form} className="grid gap-3">
      <Field label={t('code')} hint={t('anyCodeHint')} error={errorAt('code')}>
        {(control) => (
          <Input
            {...control}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            maxLength={40}
            required
            className="figures"
          />
        )}
      </Field>
      <FieldError>{error}</FieldError>
      <Button type="submit" variant={destructive ? 'destructive' : 'outline'} pending={pending}>
        {submit}
      </Button>
    </form>
  )
}
