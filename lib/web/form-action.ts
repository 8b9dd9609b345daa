import 'server-only'
import type { z } from 'zod'
import type { Administrator, Person, Viewer } from '#lib/accounts/viewer.ts'
import type { Refused } from '#lib/errors.ts'
import {
  type ActionResult,
  action,
  administratorAction,
  personAction,
  publicAction,
} from '#lib/web/action.ts'

/** What a form's action answers: the result, and what was typed, to fill the form in again. */
type FormState<T = unknown> = { result?: ActionResult<T>; typed?: Record<string, string> }

export type FormAction<T = unknown> = (before: unknown, form: FormData) => Promise<FormState<T>>

/**
 * An action for a form with useActionState, which also works before the page's script has loaded.
 * Only the fields named in `keep` are sent back: never a password.
 */
export function formAction<S extends z.ZodType, T>(
  schema: S,
  keep: string[],
  work: (viewer: Viewer, input: z.output<S>) => Promise<T | Refused>,
): FormAction<T> {
  return answering(action(schema, work), keep)
}

/** The same for a person on what is their own. */
export function personFormAction<S extends z.ZodType, T>(
  schema: S,
  keep: string[],
  work: (person: Person, input: z.output<S>) => Promise<T | Refused>,
): FormAction<T> {
  return answering(personAction(schema, work), keep)
}

/** The same for who administers the instance. */
export function administratorFormAction<S extends z.ZodType, T>(
  schema: S,
  keep: string[],
  work: (administrator: Administrator, input: z.output<S>) => Promise<T | Refused>,
): FormAction<T> {
  return answering(administratorAction(schema, work), keep)
}

/** The same for anyone, such as sign-up. */
export function publicFormAction<S extends z.ZodType, T>(
  schema: S,
  keep: string[],
  work: (input: z.output<S>) => Promise<T | Refused>,
): FormAction<T> {
  return answering(publicAction(schema, work), keep)
}

function answering<T>(
  run: (given: unknown) => Promise<ActionResult<T>>,
  keep: string[],
): FormAction<T> {
  return async (_before, form) => {
    const given = typedIn(form)
    const typed = Object.fromEntries(keep.map((name) => [name, given[name] ?? '']))
    return { result: await run(given), typed }
  }
}

/** The form's text fields, without those that React adds for itself. */
function typedIn(form: unknown): Record<string, string> {
  if (!(form instanceof FormData)) return {}
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('$') ? [[name, value] as const] : [],
  )
  return Object.fromEntries(fields)
}
