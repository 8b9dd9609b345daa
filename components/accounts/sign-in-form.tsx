'use client'

import { useTranslations } from 'next-intl'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

const fields = ['email', 'password']

export function SignInForm({ action, next }: { action: FormAction; next: string }) {
  const t = useTranslations('auth')
  const { form, pending, typed, errorAt, error } = useAccountForm(action, fields)
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
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
      <Field label={t('password')} error={errorAt('password')}>
        {(control) => (
          <Input
            {...control}
            type="password"
            name="password"
            autoComplete="current-password"
            required
          />
        )}
      </Field>
      <div className="grid gap-3">
        <FieldError>{error}</FieldError>
        <Button type="submit" size="lg" pending={pending}>
          {t('signIn.submit')}
        </Button>
      </div>
    </form>
  )
}
