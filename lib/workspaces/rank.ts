import { can, type Role } from '#lib/workspaces/roles.ts'

/** Who stands above whom. */
const ranks = { viewer: 0, member: 1, admin: 2, owner: 3 } as const satisfies Record<Role, number>

export const roles = ['owner', 'admin', 'member', 'viewer'] as const satisfies readonly Role[]

/** Whether `one` may do more than `other`. */
export function isAbove(one: Role, other: Role): boolean {
  return ranks[one] > ranks[other]
}

/** The roles that somebody with this one may give: none above it. */
export function rolesUpTo(role: Role): Role[] {
  return roles.filter((each) => !isAbove(each, role))
}

/** How the people of a change stand, read under the lock that orders such changes. */
export type Standing = {
  /** The one who changes something; undefined once they are no member any more. */
  actor: Role | undefined
  subject: Role | undefined
  /** Owners beside the subject. */
  otherOwners: number
  isSelf: boolean
}

/** Why a member may not become `to`, or, without it, leave or be removed; undefined when they may. */
export function refusalOf({ actor, subject, otherOwners, isSelf }: Standing, to?: Role) {
  if (actor === undefined || subject === undefined) return 'not_found'
  const leaves = isSelf && to === undefined
  if (!leaves && !can({ role: actor }, 'member.change')) return 'not_allowed'
  if (isAbove(subject, actor) || (to !== undefined && isAbove(to, actor))) return 'member_above'
  if (subject === 'owner' && to !== 'owner' && otherOwners === 0) return 'last_owner'
  return undefined
}
