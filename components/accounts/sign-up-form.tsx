'use client'

import { useTranslations } from 'next-intl'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

const fields = ['name', 'email', 'password']

type Props = { action: FormAction; next: string; shortestPassword: number }

export function SignUpForm({ action, next, shortestPassword }: Props) {
  const t = useTranslations('auth')
  const { form, pending, typed, errorAt, error } = useAccountForm(action, fields)
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <Field label={t('name')} error={errorAt('name')}>
        {(control) => (
          <Input
            {...control}
            name="name"
            autoComplete="name"
            required
            defaultValue={typed('name')}
          />
        )}
      </Field>
      <Field label={t('email')} error={errorAt('email')}>
        {(control) => (
          <Input
            {...control}
            type="email"
            name="email"
            autoComplete="username"
            autoCapitalize="none"
            required
            defaultValue={typed('email')}
          />
        )}
      </Field>
      <Field
        label={t('password')}
        hint={t('passwordHint', { shortest: shortestPassword })}
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
      <div className="grid gap-3">
        <FieldError>{error}</FieldError>
        <Button type="submit" size="lg" pending={pending}>
          {t('signUp.submit')}
        </Button>
      </div>
    </form>
  )
}
