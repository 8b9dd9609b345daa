'use client'

import { type ComponentProps, useActionState } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = Omit<ComponentProps<typeof Button>, 'type' | 'pending' | 'className'> & {
  action: FormAction
  /** What the form sends. */
  given?: Record<string, string>
}

/** A form with nothing to fill in: one press, and under it what went wrong with it. */
export function OneButtonForm({ action, given = {}, ...button }: Props) {
  const [{ result }, dispatch, pending] = useActionState(action, {})
  return (
    <form action={dispatch} className="grid justify-items-start gap-1.5">
      {Object.entries(given).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button {...button} type="submit" pending={pending} />
      <FieldError>{result && !result.ok && result.error.message}</FieldError>
    </form>
  )
}
