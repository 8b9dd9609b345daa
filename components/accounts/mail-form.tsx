'use client'

import { MailCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

const fields = ['email']

type Props = { action: FormAction<{ email: string }>; next: string; submit: string }

/** Asks for an address to mail a link to. What it says then is the same whether there is an account or not. */
export function MailForm({ action, next, submit }: Props) {
  const t = useTranslations('auth')
  const { form, pending, value, typed, errorAt, error } = useAccountForm(action, fields)
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
      <div className="grid gap-3">
        <FieldError>{error}</FieldError>
        <Button type="submit" size="lg" pending={pending}>
          {submit}
        </Button>
        <p role="status" className="flex items-start gap-2 text-sm empty:hidden">
          {value && !pending && (
            <>
              <MailCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-done" />
              <span className="min-w-0 break-words">{t('link.sent', { email: value.email })}</span>
            </>
          )}
        </p>
      </div>
    </form>
  )
}
