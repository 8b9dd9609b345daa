import { expect, test } from 'vitest'
import { can, type Permission, permissions, type Role } from '#lib/workspaces/roles.ts'

/** Written out, so that a change of the table is a change of this list: what each role may beyond the one before. */
const more: Record<Role, Permission[]> = {
  viewer: ['job.read', 'team.read', 'usage.own'],
  member: [
    'job.create',
    'job.cancel',
    'job.delete',
    'frame.create',
    'template.create',
    'budget.personal',
  ],
  admin: [
    'job.pin',
    'operations.read',
    'operations.act',
    'member.invite',
    'member.change',
    'workspace.change',
    'key.change',
    'project.change',
    'template.change',
    'budget.change',
    'approval.decide',
    'usage.read',
    'audit.read',
  ],
  owner: ['workspace.delete', 'workspace.transfer', 'price.change'],
}

const order = ['viewer', 'member', 'admin', 'owner'] as const

test.each(order.map((role, at) => [role, at] as const))('what a %s may do', (role, at) => {
  const expected = order.slice(0, at + 1).flatMap((each) => more[each])
  const allowed = Object.keys(permissions).filter((each) => can({ role }, each as Permission))
  expect(allowed.sort()).toEqual(expected.sort())
})

test('every permission stands in the list', () => {
  expect(Object.values(more).flat().sort()).toEqual(Object.keys(permissions).sort())
})
