import { beforeEach, expect, test } from 'vitest'
import { rememberWorkspace } from '#lib/accounts/current-workspace.ts'
import { removeMember } from '#lib/jobs/leave.ts'
import { changeRole, transferOwnership } from '#lib/workspaces/change-role.ts'
import { members } from '#lib/workspaces/queries.ts'
import type { Role } from '#lib/workspaces/roles.ts'
import { codeOf, granted } from '#tests/lib/accounts/people.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { anOwner, joined } from './team.ts'

beforeEach(emptyDatabase)

const everyRole: Role[] = ['owner', 'admin', 'member', 'viewer']
const rank = { viewer: 0, member: 1, admin: 2, owner: 3 }

test('the next request after a change of role has the new one', async () => {
  const owner = await anOwner()
  const mira = await joined(owner.viewer, 'member')
  for (const role of everyRole) {
    granted(await changeRole(owner.viewer, mira.viewer.userId, role))
    expect(granted(await mira.next()).role).toBe(role)
  }
})

test('nobody raises above themselves or acts on someone above them', async () => {
  const owner = await anOwner()
  const inRole = async (role: Role) => [role, (await joined(owner.viewer, role)).viewer] as const
  const actors = await Promise.all(everyRole.map(inRole))
  const subjects = await Promise.all(everyRole.map(inRole))
  for (const [actorRole, actor] of actors)
    for (const [subjectRole, { userId }] of subjects)
      for (const to of everyRole) {
        const answer = codeOf(await changeRole(actor, userId, to))
        const reach = rank[actorRole] >= Math.max(rank[subjectRole], rank[to])
        const manages = rank[actorRole] >= rank.admin
        const expected = !manages ? 'not_allowed' : reach ? 'granted' : 'member_above'
        expect([actorRole, subjectRole, to, answer]).toEqual([actorRole, subjectRole, to, expected])
        const back = [userId, subjectRole, owner.viewer.workspaceId]
        await sql(
          'update member set role = $2::role where user_id = $1 and workspace_id = $3',
          back,
        )
      }
}, 30_000)

test('who was an admin when the page was opened is judged by what they are now', async () => {
  const owner = await anOwner()
  const admin = await joined(owner.viewer, 'admin')
  const mira = await joined(owner.viewer, 'member')
  granted(await changeRole(owner.viewer, admin.viewer.userId, 'viewer'))
  expect(codeOf(await changeRole(admin.viewer, mira.viewer.userId, 'viewer'))).toBe('not_allowed')
  granted(await removeMember(owner.viewer, admin.viewer.userId, 'cancel'))
  expect(codeOf(await changeRole(admin.viewer, mira.viewer.userId, 'viewer'))).toBe('not_found')
  expect(granted(await mira.next()).role).toBe('member')
})

test('the next request of who was removed finds nothing, and leads to another workspace', async () => {
  const owner = await anOwner()
  const mira = await joined(owner.viewer, 'member')
  await rememberWorkspace(mira.viewer)
  expect(granted(await mira.anywhere()).workspaceId).toBe(owner.viewer.workspaceId)
  granted(await removeMember(owner.viewer, mira.viewer.userId, 'cancel'))
  expect(codeOf(await mira.next())).toBe('not_found')
  expect(granted(await mira.anywhere())).toMatchObject({ role: 'owner', name: 'Mira' })
  expect(codeOf(await removeMember(owner.viewer, mira.viewer.userId, 'cancel'))).toBe('not_found')
})

test('a member of another workspace cannot be named', async () => {
  const [owner, other] = [await anOwner(), await anOwner()]
  const theirs = other.viewer.userId
  expect(codeOf(await changeRole(owner.viewer, theirs, 'viewer'))).toBe('not_found')
  expect(codeOf(await removeMember(owner.viewer, theirs, 'cancel'))).toBe('not_found')
  expect(codeOf(await transferOwnership(owner.viewer, theirs))).toBe('not_found')
  expect(granted(await other.next()).role).toBe('owner')
})

test('the only owner can neither go nor become less; a transfer changes both at once', async () => {
  const owner = await anOwner()
  const mira = await joined(owner.viewer, 'member')
  const own = owner.viewer.userId
  expect(codeOf(await changeRole(owner.viewer, own, 'admin'))).toBe('last_owner')
  expect(codeOf(await removeMember(owner.viewer, own, 'cancel'))).toBe('last_owner')
  expect(codeOf(await transferOwnership(mira.viewer, own))).toBe('not_allowed')
  granted(await transferOwnership(owner.viewer, mira.viewer.userId))
  expect(granted(await mira.next()).role).toBe('owner')
  expect(granted(await owner.next()).role).toBe('admin')
})

test('every change is in the audit, in the order it was made', async () => {
  const owner = await anOwner()
  const mira = await joined(owner.viewer, 'member')
  granted(await changeRole(owner.viewer, mira.viewer.userId, 'admin'))
  granted(await changeRole(owner.viewer, mira.viewer.userId, 'admin')) // changes nothing
  granted(await transferOwnership(owner.viewer, mira.viewer.userId))
  granted(await removeMember(granted(await mira.next()), owner.viewer.userId, 'cancel'))
  const lines = await sql(
    `select action, before, after from audit where workspace_id = $1 order by seq`,
    [owner.viewer.workspaceId],
  )
  expect(lines).toMatchObject([
    { action: 'invitation.created', after: { role: 'member' } },
    { action: 'invitation.accepted', after: { role: 'member' } },
    { action: 'member.role_changed', before: { role: 'member' }, after: { role: 'admin' } },
    { action: 'ownership.transferred', before: { role: 'admin' }, after: { role: 'owner' } },
    { action: 'member.removed', before: { role: 'admin' } },
  ])
})

test('the list names everybody, when they were last seen, and what the viewer may do with them', async () => {
  const owner = await anOwner()
  const admin = await joined(owner.viewer, 'admin')
  await joined(owner.viewer, 'viewer')
  const list = await members(admin.viewer)
  expect(list.map(({ role, isSelf, may }) => ({ role, isSelf, ...may }))).toEqual([
    { role: 'owner', isSelf: false, change: false, transfer: false },
    { role: 'admin', isSelf: true, change: true, transfer: false },
    { role: 'viewer', isSelf: false, change: true, transfer: false },
  ])
  for (const { lastSeenAt } of list)
    expect(Date.now() - Date.parse(lastSeenAt ?? '')).toBeLessThan(60_000)
})
