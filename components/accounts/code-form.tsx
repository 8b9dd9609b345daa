'use client'

import { useTranslations } from 'next-intl'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

const fields = ['code']

type Props = { action: FormAction; next: string; submit: string }

/** Asks for a code of the authenticator app, or one of those for recovery. */
export function CodeForm({ action, next, submit }: Props) {
  const t = useTranslations('auth.code')
  const { form, pending, errorAt, error } = useAccountForm(action, fields)
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <Field label={t('label')} hint={t('hint')} error={errorAt('code')}>
        {(control) => (
          <Input
            {...control}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            required
            className="figures"
          />
        )}
      </Field>
      <div className="grid gap-3">
        <FieldError>{error}</FieldError>
        <Button type="submit" size="lg" pending={pending}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
