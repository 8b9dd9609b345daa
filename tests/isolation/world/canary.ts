import { createHash } from 'node:crypto'
import {
  namedIn,
  type PersonName,
  people,
  person,
  personNames,
  roleIn,
  type WorkspaceName,
  workspaceNames,
  workspaces,
} from './cast.ts'

/**
 * Every text of the world says whose it is, and so does every id: what an answer holds can be judged
 * without knowing which query it came from.
 */

type Scope =
  /** What a workspace's members read: prompts, projects, budgets, what happened. */
  | `w${number}`
  /** A workspace's name, and its name in addresses. */
  | `m${number}`
  | `g${number}`
  /** Somebody's name and e-mail address, for all who share a workspace with them. */
  | `p${number}`
  /** What only they see: their devices, their notices. */
  | `q${number}`
  /** Hashes and sealed things: nobody ever sees them. */
  | 'x0'

function canary(scope: Scope): string {
  return `canary-${scope}-${createHash('sha256').update(scope).digest('hex').slice(0, 8)}`
}

export const contentOf = (name: WorkspaceName) => canary(`w${workspaces[name].n}`)
export const nameOf = (name: WorkspaceName) => canary(`m${workspaces[name].n}`)
export const slugOf = (name: WorkspaceName) => canary(`g${workspaces[name].n}`)
export const publicOf = (name: PersonName) => canary(`p${people[name].n}`)
export const privateOf = (name: PersonName) => canary(`q${people[name].n}`)
export const secretOf = canary('x0')

const kinds = [
  'workspace',
  'job',
  'frame',
  'project',
  'attempt',
  'invitation',
  'budget',
  'key',
  'price',
  'notice',
  'evidence',
  'transfer',
  'session',
  'batch',
  'template',
] as const

/** A UUID v7 that says which workspace's row it is, which kind and which of them. */
export function idIn(workspace: WorkspaceName, kind: (typeof kinds)[number], n = 1): string {
  return uuid('7ca', workspaces[workspace].n, kinds.indexOf(kind), n)
}

export function idOf(name: PersonName): string {
  return uuid('7cb', 0, 0, people[name].n)
}

export function sessionOf(name: PersonName, n = 1): string {
  return uuid('7cc', n, 0, people[name].n)
}

/** As good as any, and nobody's. */
export const nobodysId = uuid('7cf', 0, 0, 1)
export const nobodysHash = 'f'.repeat(64)
export const nobodysSlug = 'a-team-that-never-was'

function uuid(mark: string, workspace: number, kind: number, n: number): string {
  const seconds = kind.toString(16).padStart(3, '0')
  return `01970000-0000-${mark}${workspace.toString(16)}-8${seconds}-${String(n).padStart(12, '0')}`
}

/** What in `text` may not be seen by somebody, or by nobody in particular, unless they said it themselves. */
export function leaks(text: string, seer: PersonName | undefined, asked: string): string[] {
  const found = new Set(text.match(marks))
  const own = asked.toLowerCase()
  return [...found].filter((mark) => !own.includes(mark.toLowerCase()) && !maySee(seer, mark))
}

const marks = /canary-[wmgpqx]\d+-[0-9a-f]{8}|01970000-0000-7c[abc][0-9a-f]-8[0-9a-f]{3}-\d{12}/gi

function maySee(seer: PersonName | undefined, mark: string): boolean {
  if (seer === undefined) return false
  const [, scope = '', digits = ''] = /^canary-([wmgpqx])(\d+)/.exec(mark) ?? []
  if (scope) return mayRead(seer, scope, Number(digits))
  const [, kind = '', workspace = ''] = /-7c([abc])([0-9a-f])-/i.exec(mark) ?? []
  if (kind.toLowerCase() === 'a') return mayRead(seer, 'w', Number.parseInt(workspace, 16))
  return mayRead(seer, kind.toLowerCase() === 'b' ? 'p' : 'q', Number(mark.slice(-12)))
}

function mayRead(seer: PersonName, scope: string, n: number): boolean {
  if (scope === 'x') return false
  if (scope === 'q') return people[seer].n === n
  if (scope === 'p') return people[seer].n === n || acquaintances(seer).has(n)
  // Whoever was shut out of a workspace is told which.
  const named = scope === 'm' || scope === 'g'
  return workspaceNames.some(
    (name) =>
      workspaces[name].n === n &&
      (named ? person(seer).in[name] : roleIn(seer, name)) !== undefined,
  )
}

function acquaintances(seer: PersonName): Set<number> {
  const shared = workspaceNames.filter((name) => roleIn(seer, name) !== undefined)
  const named = new Set(shared.flatMap(namedIn))
  return new Set(personNames.filter((name) => named.has(name)).map((name) => people[name].n))
}
