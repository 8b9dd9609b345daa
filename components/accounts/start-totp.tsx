'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import type { TotpSetUp } from '#components/accounts/totp-setup.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

const fields = ['current']

type Props = {
  hasPassword: boolean
  action: FormAction<TotpSetUp>
  onStarted: (setUp: TotpSetUp) => void
}

/** Asks for the password first, of who has one. */
export function StartTotp({ hasPassword, action, onStarted }: Props) {
  const t = useTranslations('settings')
  const { form, pending, value, errorAt, error } = useAccountForm(action, fields)
  useEffect(() => {
    if (value) onStarted(value)
  }, [value, onStarted])
  return (
    <form {...form} className="grid gap-4 sm:grid-cols-2">
      {hasPassword && (
        <Field label={t('password.current')} error={errorAt('current')}>
          {(control) => (
            <Input
              {...control}
              type="password"
              name="current"
              autoComplete="current-password"
              required
            />
          )}
        </Field>
      )}
      <FormFoot
        pending={pending}
        error={error}
        saved={undefined}
        submit={t('secondFactor.start')}
      />
    </form>
  )
}
