'use client'

import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = { action: FormAction; token: string; next: string; submit: string }

/** The button that uses a mailed link up. */
export function LinkForm({ action, token, next, submit }: Props) {
  const { form, pending, error } = useAccountForm(action, [])
  return (
    <form {...form} className="grid gap-3">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="next" value={next} />
      <FieldError>{error}</FieldError>
      <Button type="submit" size="lg" pending={pending}>
        {submit}
      </Button>
    </form>
  )
}
