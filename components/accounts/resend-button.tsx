'use client'

import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = { action: FormAction; send: string; sent: string }

/** Asks for the mail once more, and says that it is on its way. */
export function ResendButton({ action, send, sent }: Props) {
  const { form, pending, saved, error } = useAccountForm(action, [])
  return (
    <form {...form} className="flex flex-wrap items-center gap-3">
      <p role="status" className="text-done">
        {saved && !pending && sent}
      </p>
      <FieldError>{error}</FieldError>
      <Button type="submit" size="sm" variant="outline" pending={pending}>
        {send}
      </Button>
    </form>
  )
}
