import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import {
  type Administrator,
  current,
  type Person,
  type Place,
  requireAdministrator,
  requirePerson,
  requireViewer,
  type Viewer,
} from '#lib/accounts/viewer.ts'
import { Refused, refusalNamed } from '#lib/errors.ts'
import { isOurs } from '#lib/web/origin.ts'
import { type ErrorBody, errorBody, unexpectedBody } from '#lib/web/refusal.ts'

/** What every server action answers. */
export type ActionResult<T> = { ok: true; value: T } | { ok: false; error: ErrorBody }

/** An action for members: origin, session and input are checked before `work` runs. */
export function action<S extends z.ZodType, T>(
  schema: S,
  work: (viewer: Viewer, input: z.output<S>) => Promise<T | Refused>,
) {
  return publicAction(schema, async (input) => {
    const viewer = await requireViewer(placeIn(input))
    return viewer instanceof Refused ? viewer : work(viewer, input)
  })
}

/** An action of a person on what is their own, in no workspace. */
export function personAction<S extends z.ZodType, T>(
  schema: S,
  work: (person: Person, input: z.output<S>) => Promise<T | Refused>,
) {
  return publicAction(schema, async (input) => {
    const person = await requirePerson()
    return person instanceof Refused ? person : work(person, input)
  })
}

/** An action of who administers the instance; for anybody else there is nothing there. */
export function administratorAction<S extends z.ZodType, T>(
  schema: S,
  work: (administrator: Administrator, input: z.output<S>) => Promise<T | Refused>,
) {
  return publicAction(schema, async (input) => {
    const administrator = await requireAdministrator()
    return administrator instanceof Refused ? administrator : work(administrator, input)
  })
}

/** The workspace that an action is about: the one it names, else that of its job. */
function placeIn(input: unknown): Place {
  const { workspace, jobId } = placed.parse(input)
  if (workspace !== undefined) return { at: 'workspace', id: workspace }
  return jobId === undefined ? current : { at: 'job', id: jobId }
}

const placed = z.object({ workspace: z.string(), jobId: z.string() }).partial().catch({})

/** An action for anyone, such as sign-up. */
export function publicAction<S extends z.ZodType, T>(
  schema: S,
  work: (input: z.output<S>) => Promise<T | Refused>,
) {
  return async (given: unknown): Promise<ActionResult<T>> => {
    try {
      const origin = (await headers()).get('origin')
      if (origin === null || !isOurs(origin, await headers()))
        return await refuse(new Refused('bad_origin'))
      const input = schema.safeParse(given)
      if (!input.success) return await refuse(badInput(input.error))
      const value = await work(input.data)
      return value instanceof Refused ? await refuse(value) : { ok: true, value }
    } catch (error) {
      unstable_rethrow(error)
      return { ok: false, error: await unexpectedBody(error, 'action') }
    }
  }
}

async function refuse(refused: Refused): Promise<{ ok: false; error: ErrorBody }> {
  return { ok: false, error: await errorBody(refused) }
}

/** A schema names its own refusal by using a refusal code as the issue's message; anything else is a bad request. */
function badInput(error: z.ZodError): Refused {
  const issue = error.issues[0]
  const field = issue?.path.join('.')
  return new Refused(refusalNamed(issue?.message) ?? 'bad_request', field ? { field } : {})
}
