import type { Permission } from '#lib/workspaces/roles.ts'
import type { PersonName } from './world/cast.ts'

/**
 * What is said about one entry of the build: who may, and how it is asked for something. In addresses and
 * in what an action is given, `{job}` stands for the id of one; the kinds are in values.ts.
 */

/** A right in the workspace, or anybody with an account, or who administers the instance. */
type May = Permission | 'person' | 'administrator'

export type Policy =
  | { kind: 'open'; why: string; asked: string[] }
  | { kind: Shown; may: May; asked: string[] }
  | { kind: 'taken'; may: May; asked: string[]; body: string; also: string[] }
  | Call

/**
 * `page`: an HTML page; `way`: an address that leads to one; `bytes`: a file; `list`: JSON or text;
 * `stream`: server-sent events.
 */
type Shown = 'page' | 'way' | 'bytes' | 'list' | 'stream'

export type Call = {
  kind: 'action'
  may: May
  given: Record<string, unknown>
  form: boolean
  /** Refusals that are as good as not_found: they are the same for what is not there. */
  also: string[]
  /** Who may do it with what is not theirs. */
  except: PersonName[]
  /** Why it is not called once by somebody who may, to see that what is given here is good. */
  untried?: string
}

const shown =
  (kind: Shown) =>
  (may: May, ...asked: string[]): Policy => ({ kind, may, asked })

export const page = shown('page')
export const way = shown('way')
export const bytes = shown('bytes')
export const list = shown('list')
export const stream = shown('stream')

/** Gives everybody the same, or is guarded by something else, which another test shows. */
export function open(why: string, ...asked: string[]): Policy {
  return { kind: 'open', why, asked }
}

/** A handler that changes something. */
export function taken(may: May, asked: string, body: string, ...also: string[]): Policy {
  return { kind: 'taken', may, asked: [asked], body, also }
}

type Options = { also?: string[]; except?: PersonName[]; untried?: string }

/** A server action that is given an object. */
export function action(may: May, given: Call['given'], options: Options = {}): Policy {
  return { kind: 'action', may, given, form: false, also: [], except: [], ...options }
}

/** A server action of a form. */
export function form(may: May, given: Call['given'], options: Options = {}): Policy {
  return { kind: 'action', may, given, form: true, also: [], except: [], ...options }
}
