'use client'

import { useTranslations } from 'next-intl'
import { AuthLink } from '#components/accounts/auth-link.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

const fields = ['password']

type Props = {
  action: FormAction<{ ended: number }>
  token: string
  /** Whose password it is; null when the link is no good any more. */
  email: string | null
  shortestPassword: number
}

/** Chooses a new password; afterwards says what came of it, also when the link is used up by then. */
export function ResetForm({ action, token, email, shortestPassword }: Props) {
  const t = useTranslations('auth')
  const { form, pending, value, errorAt, error } = useAccountForm(action, fields)
  if (value)
    return (
      <div className="grid gap-6">
        <h1 className="font-semibold text-2xl">{t('reset.done')}</h1>
        <p role="status">{t('reset.ended', { ended: value.ended })}</p>
        <p>
          <AuthLink href="/sign-in">{t('link.back')}</AuthLink>
        </p>
      </div>
    )
  if (email === null)
    return (
      <div className="grid gap-6">
        <h1 className="font-semibold text-2xl">{t('link.over')}</h1>
        <p className="text-muted">{t('link.overText')}</p>
        <p>
          <AuthLink href="/reset">{t('link.again')}</AuthLink>
        </p>
      </div>
    )
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <h1 className="font-semibold text-2xl">{t('reset.choose')}</h1>
        <p className="text-muted">{t('reset.for', { email })}</p>
      </div>
      <form {...form} className="grid gap-4">
        <input hidden readOnly name="username" autoComplete="username" value={email} />
        <input type="hidden" name="token" value={token} />
        <Field
          label={t('reset.new')}
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
            {t('reset.submit')}
          </Button>
        </div>
      </form>
    </div>
  )
}
