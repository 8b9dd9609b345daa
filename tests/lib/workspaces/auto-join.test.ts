import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { removeMember } from '#lib/jobs/leave.ts'
import { autoJoin } from '#lib/workspaces/auto-join.ts'
import { renameWorkspace, setAutoJoin } from '#lib/workspaces/change-workspace.ts'
import { autoJoinOf, members } from '#lib/workspaces/queries.ts'
import { codeOf, granted, newcomer } from '#tests/lib/accounts/people.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { anOwner, joined, type Mate } from './team.ts'

beforeEach(emptyDatabase)

async function verify({ userId }: Viewer): Promise<void> {
  await sql(`update "user" set email_verified_at = now() where id = $1`, [userId])
}

/** An owner with a verified address at example.org. */
async function verified(): Promise<Mate> {
  const owner = await anOwner()
  await verify(owner.viewer)
  return { ...owner, viewer: granted(await owner.next()) }
}

const toAll = { domain: 'example.org', role: 'member' } as const

test('only who owns a verified address of a domain opens a workspace to it', async () => {
  const [unsure, owner] = [await anOwner(), await verified()]
  expect(codeOf(await setAutoJoin(unsure.viewer, toAll))).toBe('domain_not_yours')
  const other = { ...toAll, domain: 'example.com' }
  expect(codeOf(await setAutoJoin(owner.viewer, other))).toBe('domain_not_yours')
  granted(await setAutoJoin(owner.viewer, toAll))
  expect(await autoJoinOf(owner.viewer)).toEqual(toAll)
})

test('a verified address of the domain joins, once; an unverified one and another domain do not', async () => {
  const owner = await verified()
  granted(await setAutoJoin(owner.viewer, { ...toAll, role: 'viewer' }))
  const { viewer } = await newcomer()
  expect(await autoJoin(viewer)).toBe(0)
  await verify(viewer)
  expect(await autoJoin(viewer)).toBe(1)
  expect(await autoJoin(viewer)).toBe(0)
  const elsewhere = await newcomer('mira@elsewhere.example')
  await verify(elsewhere.viewer)
  expect(await autoJoin(elsewhere.viewer)).toBe(0)
  expect((await members(owner.viewer)).map(({ role }) => role)).toEqual(['owner', 'viewer'])
})

test('who was removed is not brought back, and a closed door lets nobody in', async () => {
  const owner = await verified()
  granted(await setAutoJoin(owner.viewer, toAll))
  const mira = await joined(owner.viewer, 'member')
  await verify(mira.viewer)
  granted(await removeMember(owner.viewer, mira.viewer.userId, 'cancel'))
  expect(await autoJoin(mira.viewer)).toBe(0)
  granted(await setAutoJoin(owner.viewer, { domain: null, role: 'member' }))
  const { viewer } = await newcomer()
  await verify(viewer)
  expect(await autoJoin(viewer)).toBe(0)
})

test('only who may change the workspace renames it or opens it', async () => {
  const owner = await verified()
  const mira = await joined(owner.viewer, 'member')
  expect(codeOf(await renameWorkspace(mira.viewer, 'Mine'))).toBe('not_allowed')
  expect(codeOf(await setAutoJoin(mira.viewer, toAll))).toBe('not_allowed')
  granted(await renameWorkspace(owner.viewer, 'Lighthouse'))
  const { workspaceName, workspaceSlug } = granted(await mira.next())
  expect([workspaceName, workspaceSlug]).toEqual(['Lighthouse', owner.viewer.workspaceSlug])
})
