import { beforeEach, expect, test } from 'vitest'
import { viewerOfSession } from '#lib/accounts/viewer.ts'
import { authOptions } from '#lib/web/next-auth.ts'
import { codeOf, newcomer } from '#tests/lib/accounts/people.ts'
import { emptyDatabase } from '#tests/support/database.ts'

beforeEach(emptyDatabase)

const account = { provider: 'credentials', type: 'credentials', providerAccountId: 'x' } as const
const { callbacks, events, ...options } = authOptions()

test('the JWT of a sign-in holds the token of its session alone', async () => {
  const token = await callbacks?.jwt?.({
    token: { name: 'Mira', email: 'mira@example.org', sub: 'the-token' },
    user: { id: 'the-token', name: 'Mira', email: 'mira@example.org' },
    account,
    trigger: 'signIn',
  })
  expect(token).toEqual({ sid: 'the-token' })
})

test('what a client sends to update its session goes nowhere', async () => {
  const mine = await newcomer()
  const other = await newcomer()
  const token = await callbacks?.jwt?.({
    token: { sid: mine.token },
    user: undefined as never,
    account: null,
    trigger: 'update',
    session: { sid: other.token, role: 'owner', user: { email: other.email } },
  })
  expect(token).toEqual({ sid: mine.token })
  const session = await callbacks?.session?.({
    session: { expires: '2027-01-01T00:00:00.000Z', user: { name: 'Somebody else' } },
    token: { sid: mine.token },
    user: undefined as never,
    newSession: { user: { email: other.email } },
    trigger: 'update',
  })
  expect(session).toEqual({
    expires: '2027-01-01T00:00:00.000Z',
    user: { name: 'Mira', email: mine.email },
  })
})

test('signing out ends the session, and next-auth then knows of none', async () => {
  const { token } = await newcomer()
  await events?.signOut?.({ token: { sid: token }, session: undefined as never })
  expect(codeOf(await viewerOfSession(token))).toBe('signed_out')
  const session = { expires: '2027-01-01T00:00:00.000Z' }
  const asked = { session, token: { sid: token }, user: undefined as never, newSession: null }
  await expect(callbacks?.session?.({ ...asked, trigger: 'update' })).rejects.toThrow('signed_out')
})

test('sessions are cookies of thirty days that no script can read', () => {
  expect(options.session).toEqual({ strategy: 'jwt', maxAge: 30 * 24 * 3600 })
  expect(options.cookies?.sessionToken).toMatchObject({
    name: 'firstframe.session',
    options: { httpOnly: true, sameSite: 'lax', path: '/' },
  })
})
