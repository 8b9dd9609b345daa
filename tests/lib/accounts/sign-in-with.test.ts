import { beforeEach, expect, test } from 'vitest'
import { openClaim, sealClaim } from '#lib/accounts/claim.ts'
import { connect, disconnect } from '#lib/accounts/connect.ts'
import { ownWaysIn } from '#lib/accounts/queries.ts'
import { signInWith } from '#lib/accounts/sign-in-with.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { codeOf, granted, newcomer, stranger, viewerWith } from './people.ts'

beforeEach(emptyDatabase)

const claim = {
  provider: 'oidc:https://acme.example',
  subject: '42',
  email: 'mira@example.org',
  emailVerified: true,
  name: 'Mira',
}

async function comesFrom(given: Partial<typeof claim> = {}) {
  const answer = await signInWith({ ...claim, ...given }, stranger())
  return answer
}

async function tokenFrom(given: Partial<typeof claim> = {}): Promise<string> {
  const answer = granted(await comesFrom(given))
  if (!('token' in answer)) throw new Error('not signed in')
  return answer.token
}

test('an account is found by provider and subject, whatever its address is by now', async () => {
  const first = await viewerWith(await tokenFrom())
  expect(first).toMatchObject({ email: 'mira@example.org', emailVerified: true, role: 'owner' })
  const again = await viewerWith(await tokenFrom({ email: 'married@example.org' }))
  expect(again.userId).toBe(first.userId)
  const other = await viewerWith(await tokenFrom({ subject: '43', email: 'vera@example.org' }))
  expect(other.userId).not.toBe(first.userId)
  const elsewhere = { provider: 'oidc:https://evil.example', email: 'eve@example.org' }
  expect((await viewerWith(await tokenFrom(elsewhere))).userId).not.toBe(first.userId)
})

test('the address of an account opens nothing: not verified it is refused, verified it is asked about', async () => {
  const { email } = await newcomer()
  expect(codeOf(await comesFrom({ email, emailVerified: false }))).toBe('provider_unverified')
  const answer = granted(await comesFrom({ email }))
  expect(Object.keys(answer)).toEqual(['claim'])
  expect(await sql('select 1 from identity')).toEqual([])
})

test('only the owner of the account connects it, and only to what their provider verified', async () => {
  const mira = await newcomer()
  const vera = await newcomer()
  const waiting = await sealClaim({ ...claim, email: mira.email })
  expect(codeOf(await connect(vera.viewer, waiting))).toBe('connect_over')
  expect(codeOf(await connect(mira.viewer, undefined))).toBe('connect_over')
  expect(codeOf(await connect(mira.viewer, `${waiting}x`))).toBe('connect_over')
  const unverified = await sealClaim({ ...claim, email: mira.email, emailVerified: false })
  expect(codeOf(await connect(mira.viewer, unverified))).toBe('connect_over')
  expect(codeOf(await connect(mira.viewer, waiting))).toBe('granted')
  expect((await viewerWith(await tokenFrom())).userId).toBe(mira.viewer.userId)
  expect(codeOf(await connect(mira.viewer, waiting))).toBe('connect_over')
})

test('no other sealed value of ours is a claim', async () => {
  const { token } = await newcomer()
  const { sealToken } = await import('#lib/accounts/session-cookie.ts')
  expect(await openClaim(await sealToken(token))).toBeUndefined()
})

test('the only way in is not taken away', async () => {
  const person = await viewerWith(await tokenFrom())
  const [identity] = (await ownWaysIn(person)).identities
  const vera = await newcomer()
  expect(codeOf(await disconnect(vera.viewer, identity?.id ?? ''))).toBe('not_found')
  expect(codeOf(await disconnect(person, identity?.id ?? ''))).toBe('last_way_in')
  await sql(`update "user" set password_hash = 'x' where id = $1`, [person.userId])
  expect(codeOf(await disconnect(person, identity?.id ?? ''))).toBe('granted')
})

test('two that come at the same instant are one account', async () => {
  const answers = await Promise.all([comesFrom(), comesFrom()])
  expect(answers.map(codeOf)).toEqual(['granted', 'granted'])
  expect(await sql('select 1 from "user"')).toHaveLength(1)
})

test('who has no address, or is suspended, does not come in', async () => {
  expect(codeOf(await comesFrom({ email: '' }))).toBe('provider_no_email')
  await tokenFrom()
  await sql('update "user" set suspended_at = now()')
  expect(codeOf(await comesFrom())).toBe('account_suspended')
})

test('where accounts are by invitation, a provider makes the first one, and then those of who is invited', async () => {
  const comes = async (subject: string, policy: 'open' | 'invite') =>
    codeOf(
      await signInWith({ ...claim, subject, email: `${subject}@example.org` }, stranger(), policy),
    )
  expect(await comes('1', 'invite')).toBe('granted')
  expect(await comes('2', 'invite')).toBe('sign_up_closed')
  expect(await comes('2', 'open')).toBe('granted')
})
