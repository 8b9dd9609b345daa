import type { Role } from '#lib/workspaces/roles.ts'

/** The workspaces and the people of the world in which nobody may see what is another's. */

type Workspace = { n: number; end?: 'deleted_at' | 'suspended_at' }

export const workspaces = {
  a: { n: 1 },
  b: { n: 2 },
  c: { n: 3 },
  d: { n: 4 },
  /** Its days of grace run. */
  gone: { n: 5, end: 'deleted_at' },
  /** The instance's administrator suspended it. */
  barred: { n: 6, end: 'suspended_at' },
} as const satisfies Record<string, Workspace>

export type WorkspaceName = keyof typeof workspaces
export const workspaceNames = Object.keys(workspaces) as WorkspaceName[]

type Person = {
  n: number
  in: Partial<Record<WorkspaceName, Role>>
  /** What is wrong with the session that they come with. */
  session?: 'revoked' | 'expired' | 'idle'
  suspended?: true
  administrator?: true
}

export const people = {
  owner: { n: 1, in: { a: 'owner' } },
  admin: { n: 2, in: { a: 'admin' } },
  member: { n: 3, in: { a: 'member' } },
  other: { n: 4, in: { a: 'member' } },
  viewer: { n: 5, in: { a: 'viewer' } },
  stranger: { n: 6, in: { b: 'owner' } },
  strangers: { n: 7, in: { b: 'member' } },
  both: { n: 8, in: { a: 'member', c: 'owner' } },
  /** Was a member of a until somebody removed them; their takes stay there. */
  removed: { n: 9, in: { d: 'owner' } },
  onlooker: { n: 10, in: { d: 'viewer', b: 'viewer' } },
  late: { n: 11, in: { gone: 'owner' } },
  shut: { n: 12, in: { barred: 'owner' } },
  revoked: { n: 13, in: { a: 'owner' }, session: 'revoked' },
  expired: { n: 14, in: { a: 'admin' }, session: 'expired' },
  idle: { n: 15, in: { b: 'admin' }, session: 'idle' },
  suspended: { n: 16, in: { a: 'admin', b: 'admin' }, suspended: true },
  administrator: { n: 17, in: { d: 'member' }, administrator: true },
} as const satisfies Record<string, Person>

export type PersonName = keyof typeof people
export const personNames = Object.keys(people) as PersonName[]

/** The column that says why a workspace cannot be entered any more. */
export function endOf(name: WorkspaceName): Workspace['end'] {
  const workspace: Workspace = workspaces[name]
  return workspace.end
}

/** As the type above, without what `as const` knows. */
export function person(name: PersonName): Person {
  return people[name]
}

/** Whoever left, and whose takes stay: their name is seen where the takes are. */
const formerMembers: Partial<Record<WorkspaceName, PersonName[]>> = { a: ['removed'] }

/** The role that somebody has in a workspace that can be entered. */
export function roleIn(name: PersonName, workspace: WorkspaceName): Role | undefined {
  return endOf(workspace) ? undefined : person(name).in[workspace]
}

export function isSignedIn(name: PersonName): boolean {
  const { session, suspended } = person(name)
  return session === undefined && !suspended
}

/** Who is named in a workspace: its members, and who was one. */
export function namedIn(workspace: WorkspaceName): PersonName[] {
  const members = personNames.filter((name) => person(name).in[workspace] !== undefined)
  return [...members, ...(formerMembers[workspace] ?? [])]
}
