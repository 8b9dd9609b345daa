import { expect, test } from 'vitest'
import { can, type Permission, type Role } from '#lib/workspaces/roles.ts'

/** Written out, so that a change of the table is a change of this list. */
const may: Record<Role, Permission[]> = {
  owner: [
    'job.read',
    'job.create',
    'job.cancel',
    'job.delete',
    'frame.create',
    'operations.read',
    'operations.act',
  ],
  admin: [
    'job.read',
    'job.create',
    'job.cancel',
    'job.delete',
    'frame.create',
    'operations.read',
    'operations.act',
  ],
  member: ['job.read', 'job.create', 'job.cancel', 'job.delete', 'frame.create'],
  viewer: ['job.read'],
}

test.each(Object.entries(may))('what a %s may do', (role, permissions) => {
  const allowed = may.owner.filter((permission) => can({ role: role as Role }, permission))
  expect(allowed).toEqual(permissions)
})
