'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useRef } from 'react'
import type { FormAction } from '#lib/web/form-action.ts'

/**
 * A form over a server action. It also works before this script has loaded; once it has, a refusal
 * leaves everything that was typed where it is and moves the focus to the field it is about.
 */
export function useAccountForm<T>(action: FormAction<T>, fields: readonly string[]) {
  const [{ result, typed }, dispatch, pending] = useActionState(action, {})
  const ref = useRef<HTMLFormElement>(null)
  const error = result && !result.ok ? result.error : undefined

  useEffect(() => {
    const field = error?.field && ref.current?.elements.namedItem(error.field)
    if (field instanceof HTMLElement) field.focus()
  }, [error])

  /** By hand, because React empties a form whose action it calls itself. */
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!pending) startTransition(() => dispatch(form))
  }

  return {
    form: { ref, action: dispatch, onSubmit, noValidate: true },
    pending,
    /** The last press went well. */
    saved: result?.ok === true,
    /** What the action answered then. */
    value: result?.ok ? result.value : undefined,
    typed: (name: string) => typed?.[name],
    /** The sentence that belongs under the field. */
    errorAt: (name: string) => (error?.field === name ? error.message : undefined),
    /** The sentence that belongs to the form as a whole. */
    error: error && !fields.includes(error.field ?? '') ? error.message : undefined,
  }
}
