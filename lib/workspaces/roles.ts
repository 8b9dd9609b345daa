import type { Viewer } from '#lib/accounts/viewer.ts'

const everyone = ['owner', 'admin', 'member', 'viewer'] as const
const makers = ['owner', 'admin', 'member'] as const
const managers = ['owner', 'admin'] as const
const owners = ['owner'] as const

/** The permission table: who may do what in their workspace. A role that is not named may not. */
export const permissions = {
  'job.read': everyone,
  'job.create': makers,
  'job.cancel': makers,
  'job.delete': makers,
  'frame.create': makers,
  /** One's own templates, and those one made for the workspace; everybody who sees takes sees these. */
  'template.create': makers,
  /** Every template of the workspace, whoever made it. */
  'template.change': managers,
  /** Putting a waiting job before the others. */
  'job.pin': managers,
  /** What needs attention and how the upstream is. */
  'operations.read': managers,
  /** Binding a task to an attempt in doubt, or giving it up as a loss: it decides about money. */
  'operations.act': managers,
  'team.read': everyone,
  'member.invite': managers,
  /** Another member's role, and whether they are one; nobody above oneself. */
  'member.change': managers,
  'workspace.change': managers,
  'workspace.delete': owners,
  'workspace.transfer': owners,
  'key.change': managers,
  'price.change': owners,
  'project.change': managers,
  'budget.change': managers,
  /** A lower cap for oneself. */
  'budget.personal': makers,
  'approval.decide': managers,
  /** Everybody's spending; without it, one's own. */
  'usage.read': managers,
  'usage.own': everyone,
  'audit.read': managers,
} as const satisfies Record<string, readonly Role[]>

export type Role = Viewer['role']
export type Permission = keyof typeof permissions

export function can(viewer: Pick<Viewer, 'role'>, permission: Permission): boolean {
  const roles: readonly Role[] = permissions[permission]
  return roles.includes(viewer.role)
}
