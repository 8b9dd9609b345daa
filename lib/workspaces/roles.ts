import type { Viewer } from '#lib/accounts/viewer.ts'

/** The permission table: who may do what in their workspace. A role that is not named may not. */
const permissions = {
  'job.read': ['owner', 'admin', 'member', 'viewer'],
  'job.create': ['owner', 'admin', 'member'],
  'job.cancel': ['owner', 'admin', 'member'],
  'job.delete': ['owner', 'admin', 'member'],
  'frame.create': ['owner', 'admin', 'member'],
  /** What needs attention and how the upstream is. */
  'operations.read': ['owner', 'admin'],
  /** Binding a task to an attempt in doubt, or giving it up as a loss: it decides about money. */
  'operations.act': ['owner', 'admin'],
} as const satisfies Record<string, readonly Role[]>

export type Role = Viewer['role']
export type Permission = keyof typeof permissions

export function can(viewer: Pick<Viewer, 'role'>, permission: Permission): boolean {
  const roles: readonly Role[] = permissions[permission]
  return roles.includes(viewer.role)
}
