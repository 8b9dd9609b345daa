import { beforeEach, expect, test } from 'vitest'
import {
  addressOfLink,
  newLink,
  resetPassword,
  signInByLink,
  verifyEmail,
} from '#lib/accounts/mailed-link.ts'
import { signIn } from '#lib/accounts/sign-in.ts'
import { tryMail } from '#lib/accounts/throttle.ts'
import { viewerOfSession } from '#lib/accounts/viewer.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { codeOf, granted, inside, newcomer, password, stranger, viewerWith } from './people.ts'

beforeEach(emptyDatabase)

const fresh = 'another quiet frame at dawn'

async function linkFor(kind: 'verify' | 'sign_in' | 'reset', email: string): Promise<string> {
  const token = await newLink(kind, email)
  if (!token) throw new Error('no link was made')
  return token
}

test('a link is good once, also for two at the same instant, and looking uses nothing up', async () => {
  const { email } = await newcomer()
  await sql('update "user" set email_verified_at = now()')
  const token = await linkFor('sign_in', email)
  for (const _ of [1, 2]) expect(await addressOfLink('sign_in', token)).toBe(email)
  const answers = await Promise.all([1, 2, 3].map(() => signInByLink(token, stranger())))
  expect(answers.map(codeOf).sort()).toEqual(['granted', 'link_over', 'link_over'])
  expect(await addressOfLink('sign_in', token)).toBeUndefined()
})

test('a link is good for its purpose, for its time, and for its address', async () => {
  const { email } = await newcomer()
  const token = await linkFor('reset', email)
  expect(codeOf(await signInByLink(token, stranger()))).toBe('link_over')
  const late = await linkFor('sign_in', email)
  await sql(`update mailed_link set expires_at = now() where kind = 'sign_in'`)
  expect(codeOf(await signInByLink(late, stranger()))).toBe('link_over')
  await sql(`update "user" set email = 'elsewhere@example.org'`)
  expect(codeOf(await resetPassword(token, fresh, stranger()))).toBe('link_over')
  const lives = await sql<{ minutes: number }>(
    `select round(extract(epoch from expires_at - created_at) / 60)::int as minutes from mailed_link where kind = 'reset'`,
  )
  expect(lives).toEqual([{ minutes: 60 }])
})

test('the database knows a link by its hash alone', async () => {
  const { email } = await newcomer()
  const token = await linkFor('sign_in', email)
  expect(JSON.stringify(await sql('select * from mailed_link'))).not.toContain(token)
})

test('there is no link for who has no account, or may not come in', async () => {
  const { email } = await newcomer()
  expect(await newLink('sign_in', 'nobody@example.org')).toBeUndefined()
  const token = await linkFor('sign_in', email)
  await sql('update "user" set suspended_at = now()')
  expect(await newLink('reset', email)).toBeUndefined()
  expect(codeOf(await signInByLink(token, stranger()))).toBe('account_suspended')
})

test('an address is proved by the account that it is of, and nobody else', async () => {
  const mira = await newcomer()
  const vera = await newcomer()
  const token = await linkFor('verify', mira.email)
  expect(codeOf(await verifyEmail(vera.viewer, token))).toBe('link_over')
  expect(codeOf(await verifyEmail(mira.viewer, token))).toBe('granted')
  expect((await viewerWith(mira.token)).emailVerified).toBe(true)
  expect((await viewerWith(vera.token)).emailVerified).toBe(false)
})

test('whoever made an account with the address of another loses it when its reader comes', async () => {
  const squatter = await newcomer('reader@example.org')
  await sql(
    `insert into identity (id, user_id, provider, subject, email) select gen_random_uuid(), id, 'github', '7', email from "user"`,
  )
  const token = await linkFor('sign_in', squatter.email)
  inside(granted(await signInByLink(token, stranger())))
  expect(codeOf(await viewerOfSession(squatter.token))).toBe('signed_out')
  expect(codeOf(await signIn({ email: squatter.email, password }, stranger()))).toBe(
    'sign_in_failed',
  )
  expect(await sql('select 1 from identity')).toEqual([])
})

test('a proved account keeps its password and its sessions when a link signs in', async () => {
  const mira = await newcomer()
  await sql('update "user" set email_verified_at = now()')
  inside(granted(await signInByLink(await linkFor('sign_in', mira.email), stranger())))
  expect(codeOf(await viewerOfSession(mira.token))).toBe('granted')
  inside(await signIn({ email: mira.email, password }, stranger()))
})

test('a reset ends every session and every other link, and the old password is over', async () => {
  const mira = await newcomer()
  const bystander = await newcomer()
  inside(await signIn({ email: mira.email, password }, stranger()))
  const signInToken = await linkFor('sign_in', mira.email)
  const token = await linkFor('reset', mira.email)
  expect(codeOf(await resetPassword(token, 'password1234', stranger()))).toBe('password_common')
  expect(granted(await resetPassword(token, fresh, stranger()))).toEqual({ ended: 2 })
  expect(codeOf(await viewerOfSession(mira.token))).toBe('signed_out')
  expect(codeOf(await viewerOfSession(bystander.token))).toBe('granted')
  expect(codeOf(await signInByLink(signInToken, stranger()))).toBe('link_over')
  expect(codeOf(await resetPassword(token, fresh, stranger()))).toBe('link_over')
  expect(codeOf(await signIn({ email: mira.email, password }, stranger()))).toBe('sign_in_failed')
  inside(await signIn({ email: mira.email, password: fresh }, stranger()))
})

test('links are not asked for without end, whether there is an account or not', async () => {
  const { email } = await newcomer()
  for (const address of [email, 'nobody@example.org']) {
    const tries = Array.from({ length: 7 }, () => tryMail(address, stranger()))
    const codes = (await Promise.all(tries)).map(codeOf)
    expect(codes.filter((code) => code === 'granted')).toHaveLength(5)
    expect(codes.filter((code) => code === 'mail_throttled')).toHaveLength(2)
  }
})
