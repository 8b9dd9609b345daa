import { beforeEach, expect, test } from 'vitest'
import { tokenSha256 as shaOf } from '#lib/accounts/session-token.ts'
import { removeMember } from '#lib/jobs/leave.ts'
import { acceptInvitation, invitationOf, isInvited } from '#lib/workspaces/accept-invitation.ts'
import { changeRole } from '#lib/workspaces/change-role.ts'
import { invite, revokeInvitation } from '#lib/workspaces/invite.ts'
import { members, openInvitations } from '#lib/workspaces/queries.ts'
import type { Role } from '#lib/workspaces/roles.ts'
import { codeOf, granted, newcomer } from '#tests/lib/accounts/people.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { anOwner, joined, linkTo } from './team.ts'

beforeEach(emptyDatabase)

test('a link makes one person a member, in the role it was made for, and never a second', async () => {
  const owner = await anOwner()
  const token = await linkTo(owner.viewer, 'admin')
  const [one, two] = [await newcomer(), await newcomer()]
  const answers = await Promise.all([
    acceptInvitation(one.viewer, token),
    acceptInvitation(two.viewer, token),
  ])
  expect(answers.map(codeOf).sort()).toEqual(['granted', 'invitation_used'])
  const list = await members(owner.viewer)
  expect(list.map(({ role }) => role)).toEqual(['owner', 'admin'])
  expect(await openInvitations(owner.viewer)).toEqual([])
})

test('the same person may press twice', async () => {
  const owner = await anOwner()
  const token = await linkTo(owner.viewer, 'member')
  const { viewer } = await newcomer()
  const twice = await Promise.all([1, 2].map(() => acceptInvitation(viewer, token)))
  expect(twice.map(codeOf)).toEqual(['granted', 'granted'])
  expect(await members(owner.viewer)).toHaveLength(2)
})

test('the database never holds what the link carries', async () => {
  const owner = await anOwner()
  const token = await linkTo(owner.viewer, 'member')
  const [row] = await sql<{ all: string }>(`select i::text as all from invitation i`)
  expect(row?.all).not.toContain(token)
  expect(await invitationOf(token)).toMatchObject({ state: 'open', role: 'member' })
  expect(await invitationOf(token.slice(1))).toBeUndefined()
})

test('an invitation that is over, taken back or of a deleted workspace opens nothing', async () => {
  const owner = await anOwner()
  const { viewer } = await newcomer()
  const tokens = await Promise.all([1, 2, 3].map(() => linkTo(owner.viewer, 'member')))
  const [first, second, third] = tokens as [string, string, string]
  await sql(`update invitation set expires_at = now() where token_sha256 = $1`, [shaOf(first)])
  expect(codeOf(await acceptInvitation(viewer, first))).toBe('invitation_expired')
  const [open] = (await openInvitations(owner.viewer)).slice(-1)
  granted(await revokeInvitation(owner.viewer, open?.id ?? ''))
  const states = await Promise.all([second, third].map(invitationOf))
  expect(states.map((each) => each?.state).sort()).toEqual(['open', 'revoked'])
  await sql(`update workspace set deleted_at = now() where id = $1`, [owner.viewer.workspaceId])
  for (const token of tokens)
    expect(codeOf(await acceptInvitation(viewer, token))).toBe('not_found')
  expect(await sql('select 1 from member where user_id = $1', [viewer.userId])).toHaveLength(1)
})

test('an invitation to an address is for that address', async () => {
  const owner = await anOwner()
  const [hers, his] = [await newcomer(), await newcomer()]
  const token = await linkTo(owner.viewer, 'member', hers.email)
  expect(codeOf(await acceptInvitation(his.viewer, token))).toBe('invitation_for_other')
  expect(await isInvited(token, his.email)).toBe(false)
  expect(await isInvited(token, hers.email)).toBe(true)
  expect(codeOf(await acceptInvitation(hers.viewer, token))).toBe('granted')
  expect(await isInvited(token, hers.email)).toBe(false)
  const again = await invite(owner.viewer, { email: hers.email, role: 'member' })
  expect(codeOf(again)).toBe('already_member')
})

test('a second invitation to an address takes the place of the first', async () => {
  const owner = await anOwner()
  const first = await linkTo(owner.viewer, 'member', 'new@example.org')
  const second = await linkTo(owner.viewer, 'viewer', 'new@example.org')
  expect((await invitationOf(first))?.state).toBe('revoked')
  expect(await invitationOf(second)).toMatchObject({ state: 'open', role: 'viewer' })
})

test('nobody invites above their own role, and only who may invite does', async () => {
  const owner = await anOwner()
  const [admin, member] = [
    await joined(owner.viewer, 'admin'),
    await joined(owner.viewer, 'member'),
  ]
  const tried = async (viewer: typeof owner.viewer, role: Role) =>
    codeOf(await invite(viewer, { email: null, role }))
  expect(await tried(admin.viewer, 'admin')).toBe('granted')
  expect(await tried(admin.viewer, 'owner')).toBe('member_above')
  expect(await tried(member.viewer, 'viewer')).toBe('not_allowed')
  granted(await changeRole(owner.viewer, admin.viewer.userId, 'member'))
  expect(await tried(admin.viewer, 'viewer')).toBe('not_allowed') // by what they are now
})

test('what an admin invited is taken back when they are one no longer', async () => {
  const owner = await anOwner()
  const [admin, other] = [await joined(owner.viewer, 'admin'), await joined(owner.viewer, 'admin')]
  const [one, two] = [await linkTo(admin.viewer, 'admin'), await linkTo(other.viewer, 'member')]
  const kept = await linkTo(owner.viewer, 'member')
  granted(await changeRole(owner.viewer, admin.viewer.userId, 'member'))
  granted(await removeMember(owner.viewer, other.viewer.userId, 'cancel'))
  const states = await Promise.all([one, two, kept].map(invitationOf))
  expect(states.map((each) => each?.state)).toEqual(['revoked', 'revoked', 'open'])
})

test('nobody takes back or reads the invitations of another workspace', async () => {
  const [owner, other] = [await anOwner(), await anOwner()]
  const token = await linkTo(owner.viewer, 'member')
  const [line] = await openInvitations(owner.viewer)
  expect(await openInvitations(other.viewer)).toEqual([])
  expect(codeOf(await revokeInvitation(other.viewer, line?.id ?? ''))).toBe('not_found')
  expect((await invitationOf(token))?.state).toBe('open')
})

test('who is a member already stays what they are and uses nothing up', async () => {
  const owner = await anOwner()
  const admin = await joined(owner.viewer, 'admin')
  const token = await linkTo(owner.viewer, 'viewer')
  expect(granted(await acceptInvitation(admin.viewer, token))).toEqual({
    workspaceSlug: owner.viewer.workspaceSlug,
  })
  expect(granted(await admin.next()).role).toBe('admin')
  expect((await invitationOf(token))?.state).toBe('open')
})
