'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

const fields = ['current', 'password']

type Props = {
  /** Tells a password manager whose password this is. */
  email: string
  shortestPassword: number
  action: FormAction<{ ended: number }>
}

export function PasswordCard({ email, shortestPassword, action }: Props) {
  const t = useTranslations('settings.password')
  const { form, pending, value, errorAt, error } = useAccountForm(action, fields)
  const { ref } = form
  useEffect(() => {
    if (value) ref.current?.reset()
  }, [value, ref])
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription>{t('text')}</CardDescription>
      <form {...form} className="mt-5 grid gap-4 sm:grid-cols-2">
        <input hidden readOnly name="username" autoComplete="username" value={email} />
        <Field label={t('current')} error={errorAt('current')}>
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
        <Field
          label={t('new')}
          hint={t('hint', { shortest: shortestPassword })}
          error={errorAt('password')}
        >
          {(control) => (
            <Input
              {...control}
              type="password"
              name="password"
              autoComplete="new-password"
              minLength={shortestPassword}
              required
            />
          )}
        </Field>
        <FormFoot
          pending={pending}
          error={error}
          saved={value && t('saved', { ended: value.ended })}
          submit={t('save')}
        />
      </form>
    </Card>
  )
}
