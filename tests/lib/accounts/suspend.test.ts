import { beforeEach, expect, test } from 'vitest'
import { accounts, workspaces } from '#lib/accounts/administration-queries.ts'
import { appointAdministrator } from '#lib/accounts/appoint.ts'
import { removeSecondFactorOf, suspendAccount, suspendWorkspace } from '#lib/accounts/suspend.ts'
import { type Administrator, administers, viewerOfSession } from '#lib/accounts/viewer.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { codeOf, newcomer } from './people.ts'

beforeEach(emptyDatabase)

/** The first account of an install. */
async function administrator(): Promise<Administrator & { email: string }> {
  const { viewer } = await newcomer('root@example.org')
  if (!administers(viewer)) throw new Error('the first account does not administer')
  return viewer
}

test('the first account administers the instance, another when it is appointed', async () => {
  await administrator()
  const { email, viewer } = await newcomer()
  expect(administers(viewer)).toBe(false)
  expect(await appointAdministrator('nobody@example.org')).toBeUndefined()
  expect(await appointAdministrator(` ${email.toUpperCase()} `)).toEqual({
    name: 'Mira',
    changed: true,
  })
  expect(await appointAdministrator(email)).toEqual({ name: 'Mira', changed: false })
})

test('a suspended account is out at once and everywhere, and comes back as it was', async () => {
  const root = await administrator()
  const { token, viewer } = await newcomer()
  expect(codeOf(await suspendAccount(root, viewer.userId, true))).toBe('granted')
  expect(codeOf(await viewerOfSession(token))).toBe('signed_out')
  expect(codeOf(await suspendAccount(root, viewer.userId, true))).toBe('not_found')
  expect(codeOf(await suspendAccount(root, viewer.userId, false))).toBe('granted')
  expect(codeOf(await viewerOfSession(token))).toBe('signed_out') // a session that ended stays so
  expect(codeOf(await suspendAccount(root, root.userId, true))).toBe('suspend_yourself')
})

test('a suspended workspace is found by none of its members', async () => {
  const root = await administrator()
  const { token, viewer } = await newcomer()
  await suspendWorkspace(root, viewer.workspaceId, true)
  expect(codeOf(await viewerOfSession(token))).toBe('no_workspace')
  expect(codeOf(await viewerOfSession(token, { at: 'workspace', id: viewer.workspaceSlug }))).toBe(
    'not_found',
  )
  await suspendWorkspace(root, viewer.workspaceId, false)
  expect(codeOf(await viewerOfSession(token))).toBe('granted')
  const actions = await sql<{ action: string }>('select action from audit order by seq')
  expect(actions.map(({ action }) => action)).toEqual(['workspace.suspended', 'workspace.resumed'])
})

test('lists are searched and read a page at a time, each row once', async () => {
  const root = await administrator()
  await sql(
    `insert into "user" (id, email, name) select ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
     'person' || n || '@example.org', 'Person ' || n from generate_series(1, 120) n`,
  )
  await sql(
    `insert into workspace (id, name, slug) select ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
     '100% team_' || n, 'team-' || n from generate_series(1, 60) n`,
  )
  for (const [list, most] of [
    [accounts, 121],
    [workspaces, 61],
  ] as const) {
    const ids: string[] = []
    let after: string | undefined
    do {
      const page = await list(root, { search: '', after })
      ids.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after)
    expect(new Set(ids).size).toBe(most)
    expect(ids).toHaveLength(most)
  }
  const found = await accounts(root, { search: 'PERSON77@' })
  expect(found.rows.map(({ email }) => email)).toEqual(['person77@example.org'])
  expect((await workspaces(root, { search: '100% team_7' })).rows).toHaveLength(1)
  expect((await workspaces(root, { search: '1%7' })).rows).toEqual([])
  const own = await workspaces(root, { search: 'root@' })
  expect(own.rows).toMatchObject([{ members: 1, owners: ['root@example.org'], suspended: false }])
})

test('who lost device and codes gets the second factor taken away, on record', async () => {
  const root = await administrator()
  const { viewer } = await newcomer()
  expect(codeOf(await removeSecondFactorOf(root, viewer.userId))).toBe('not_found')
  await sql('update "user" set totp_confirmed_at = now() where id = $1', [viewer.userId])
  expect(codeOf(await removeSecondFactorOf(root, viewer.userId))).toBe('granted')
  const [entry] = await sql('select actor_id, action, subject_id from audit')
  expect(entry).toEqual({
    actor_id: root.userId,
    action: 'second_factor.turned_off',
    subject_id: viewer.userId,
  })
})
