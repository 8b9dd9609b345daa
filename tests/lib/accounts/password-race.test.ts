import { beforeEach, expect, test } from 'vitest'
import { changePassword } from '#lib/accounts/change-password.ts'
import { signIn } from '#lib/accounts/sign-in.ts'
import { viewerOfSession } from '#lib/accounts/viewer.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { other, somebodyWaits } from './other-connection.ts'
import { codeOf, newcomer, password, stranger } from './people.ts'

beforeEach(emptyDatabase)

test('a sign-in that checked the old password fails when the new one commits first', async () => {
  const { email } = await newcomer()
  await other.query('begin')
  await other.query(`update "user" set password_hash = 'a new one'`)
  const answer = signIn({ email, password }, stranger())
  await somebodyWaits()
  await other.query('commit')
  expect(codeOf(await answer)).toBe('sign_in_failed')
  expect(await sql('select 1 from session')).toHaveLength(1)
})

test('a session that a sign-in is about to commit is ended by the change that waits for it', async () => {
  const mira = await newcomer()
  await other.query('begin')
  await other.query('select 1 from "user" for share')
  const change = changePassword(mira.viewer, { current: password, password: 'a new quiet frame' })
  await somebodyWaits()
  await other.query(
    `insert into session (id, token_sha256, user_id, workspace_id, expires_at)
     select gen_random_uuid(), 'of another sign-in', user_id, workspace_id, expires_at from session`,
  )
  await other.query('commit')
  expect(await change).toEqual({ ended: 1 })
  expect(await sql('select 1 from session where revoked_at is null')).toHaveLength(1)
  expect(codeOf(await viewerOfSession(mira.token))).toBe('granted')
})
