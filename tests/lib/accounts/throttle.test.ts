import { beforeEach, expect, test } from 'vitest'
import { changePassword } from '#lib/accounts/change-password.ts'
import { signIn } from '#lib/accounts/sign-in.ts'
import { signUp } from '#lib/accounts/sign-up.ts'
import { Refused } from '#lib/errors.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { codeOf, granted, newcomer, password, stranger } from './people.ts'

beforeEach(emptyDatabase)

const guess = 'not the password'

/** How many of the answers came from a look at the password. */
function looks(answers: unknown[]): number {
  return answers.filter((answer) => codeOf(answer) !== 'sign_in_throttled').length
}

test('an account takes five guesses from everywhere together, also at the same instant', async () => {
  const { email } = await newcomer()
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => signIn({ email, password: guess }, stranger())),
  )
  expect(looks(answers)).toBe(5)
})

test('an account that does not exist is throttled just as one that does', async () => {
  const { email } = await newcomer()
  const sevenGuesses = async (at: string) => {
    const codes: string[] = []
    for (let n = 0; n < 7; n += 1)
      codes.push(codeOf(await signIn({ email: at, password: guess }, stranger())))
    return codes
  }
  const known = await sevenGuesses(email)
  expect(await sevenGuesses('nobody@example.org')).toEqual(known)
  expect(known.slice(4)).toEqual(['sign_in_failed', 'sign_in_throttled', 'sign_in_throttled'])
})

test('the right password is no way in while the account is throttled', async () => {
  const { email } = await newcomer()
  for (let n = 0; n < 5; n += 1) await signIn({ email, password: guess }, stranger())
  const answer = await signIn({ email, password }, stranger())
  expect(answer).toEqual(new Refused('sign_in_throttled', { params: { minutes: 15 } }))
})

test('an address gets thirty guesses, whatever the accounts', async () => {
  const answers = []
  for (let n = 0; n < 40; n += 1) {
    const email = `victim-${n}@example.org`
    answers.push(await signIn({ email, password: guess }, stranger('203.0.113.7')))
  }
  expect(looks(answers)).toBe(30)
  const neighbour = await signIn({ email: 'a@example.org', password: guess }, stranger())
  expect(codeOf(neighbour)).toBe('sign_in_failed')
})

test('a refused address takes nothing from the account it knocked at', async () => {
  const { email } = await newcomer()
  await sql(
    `insert into throttle values ('address:203.0.113.7', 30, now() + interval '15 minutes')`,
  )
  for (let n = 0; n < 9; n += 1) await signIn({ email, password: guess }, stranger('203.0.113.7'))
  expect(codeOf(await signIn({ email, password }, stranger()))).toBe('granted')
})

test('an IPv6 network is one place', async () => {
  const from = (n: number) => stranger(`2001:db8:1:2:${n.toString(16)}::1`)
  const answers = []
  for (let n = 1; n <= 40; n += 1)
    answers.push(await signIn({ email: `v${n}@example.org`, password: guess }, from(n)))
  expect(looks(answers)).toBe(30)
})

test('whoever guesses cannot keep the owner out of a device that signed in before', async () => {
  const home = stranger('203.0.113.7')
  const { email, device } = await newcomer(undefined, home)
  for (let n = 0; n < 50; n += 1)
    await signIn({ email: n % 2 ? email : `x${n}@example.org`, password: guess }, home)
  expect(codeOf(await signIn({ email, password }, home))).toBe('sign_in_throttled')
  expect(codeOf(await signIn({ email, password }, { ...home, device }))).toBe('granted')
})

test('a known device is no licence to guess', async () => {
  const { email, device } = await newcomer()
  const visitor = { ...stranger(), device }
  const answers = []
  for (let n = 0; n < 15; n += 1) answers.push(await signIn({ email, password: guess }, visitor))
  expect(looks(answers)).toBe(10)
})

test("one's own device is a stranger to somebody else's account", async () => {
  const victim = await newcomer()
  const { device } = await newcomer()
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      signIn({ email: victim.email, password: guess }, { ...stranger(), device }),
    ),
  )
  expect(looks(answers)).toBe(5)
})

test('a forged or altered device cookie is worth nothing', async () => {
  const { email, device } = await newcomer()
  const altered = device.slice(0, -2) + (device.endsWith('AA') ? 'BB' : 'AA')
  const moved = `AAAAAAAAAAAAAAAAAAAAAA${device.slice(22)}`
  const answers = []
  for (const forged of [altered, moved, 'x', `${device}.`, '']) {
    for (let n = 0; n < 4; n += 1)
      answers.push(await signIn({ email, password: guess }, { ...stranger(), device: forged }))
  }
  expect(looks(answers)).toBe(5)
})

test('signing in right uses nothing up', async () => {
  const { email } = await newcomer()
  const visitor = stranger()
  for (let n = 0; n < 35; n += 1) granted(await signIn({ email, password }, visitor))
})

test('after fifteen quiet minutes the account is open again, and knocking does not prolong it', async () => {
  const { email } = await newcomer()
  for (let n = 0; n < 5; n += 1) await signIn({ email, password: guess }, stranger())
  const clearAt = () => sql(`select clear_at from throttle where key like 'account:%'`)
  const before = await clearAt()
  for (let n = 0; n < 5; n += 1) await signIn({ email, password: guess }, stranger())
  expect(await clearAt()).toEqual(before)
  await sql(`update throttle set clear_at = clear_at - interval '15 minutes'`)
  expect(codeOf(await signIn({ email, password }, stranger()))).toBe('granted')
})

test('a guess a moment before the account would clear counts for fifteen minutes more', async () => {
  const { email } = await newcomer()
  for (let n = 0; n < 4; n += 1) await signIn({ email, password: guess }, stranger())
  await sql(`update throttle set clear_at = now() + interval '2 seconds'`)
  await signIn({ email, password: guess }, stranger())
  expect(codeOf(await signIn({ email, password }, stranger()))).toBe('sign_in_throttled')
  const [row] = await sql<{ far: boolean }>(
    `select clear_at > now() + interval '14 minutes' as far from throttle where key like 'account:%'`,
  )
  expect(row?.far).toBe(true)
})

test('a stolen session cannot find the password out', async () => {
  const { viewer } = await newcomer()
  const codes = []
  for (let n = 0; n < 7; n += 1)
    codes.push(codeOf(await changePassword(viewer, { current: guess, password: `${guess} ${n}` })))
  expect(codes).toEqual([
    ...Array(5).fill('password_wrong'),
    'password_throttled',
    'password_throttled',
  ])
})

test('sign-ups from one address are bounded', async () => {
  await sql(
    `insert into throttle values ('sign-up:203.0.113.7', 100, now() + interval '90 seconds')`,
  )
  const answer = await signUp(
    { name: 'Mira', email: 'a@example.org', password },
    stranger('203.0.113.7'),
  )
  expect(answer).toEqual(new Refused('sign_up_throttled', { params: { minutes: 2 } }))
})
