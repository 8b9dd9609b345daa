import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { sql } from './database.ts'
import { linkTo } from './doors/mail.ts'
import { sayWho, signInBySso, toProvider } from './doors/sso.ts'
import { inWorkspace, password, signUp } from './people.ts'
import { signUpBy } from './portal.ts'

/** A real OpenID Connect provider, in Chromium. */

const somebody = () => `${randomUUID()}@example.org`

test('single sign-on makes an account with a workspace, and finds it again', async ({
  page,
  browser,
}) => {
  const email = somebody()
  await page.goto('/sign-in?next=%2Fsettings')
  const asked = await toProvider(page)
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/.{20}/),
    nonce: expect.stringMatching(/.{20}/),
  })
  await sayWho(page, email)
  await expect(page).toHaveURL(inWorkspace('/settings'))
  await expect(page.getByText('Acme', { exact: true })).toBeVisible()
  await expect(page.getByLabel('Confirm your email address')).toHaveCount(0)

  const elsewhere = await (await browser.newContext()).newPage()
  await signInBySso(elsewhere, email)
  await expect(elsewhere).toHaveURL(inWorkspace(''))
  const found = await sql<{ people: number; sessions: number }>(
    `select count(distinct u.id)::int as people, count(s.id)::int as sessions
     from "user" u join session s on s.user_id = u.id where u.email = $1`,
    [email],
  )
  expect(found).toEqual([{ people: 1, sessions: 2 }])
  const cookies = await elsewhere.context().cookies()
  expect(cookies.map(({ name }) => name)).not.toContain('next-auth.session-token')
  await elsewhere.context().close()
})

test('an address that the provider did not verify opens no account of that address', async ({
  page,
}) => {
  const { email } = await signUp(page)
  await page.context().clearCookies()
  await signInBySso(page, `unverified.${email}`)
  await expect(page).toHaveURL('/sign-in?error=provider_unverified')
  await expect(page.getByText('has not verified that the address is yours')).toBeVisible()
  const identities = await sql('select 1 from identity where email = $1', [email])
  expect(identities).toEqual([])
})

test('an address that nobody has, and nobody verified, makes an account that is asked to prove it', async ({
  page,
}) => {
  const email = somebody()
  await signInBySso(page, `unverified.${email}`)
  await expect(page.getByLabel('Confirm your email address')).toContainText(email)
  await page.goto(await linkTo(email, '/verify/'))
  await page.getByRole('button', { name: 'Confirm the address' }).click()
  await expect(page).toHaveURL(inWorkspace(''))
  await expect(page.getByLabel('Confirm your email address')).toHaveCount(0)
})

test('a verified address is connected only by who signs in to the account and says yes', async ({
  page,
}) => {
  const { email } = await signUp(page)
  await page.context().clearCookies()
  const identities = () => sql('select 1 from identity where subject = $1', [email])

  await signInBySso(page, email)
  await expect(page).toHaveURL('/connect')
  await expect(page.getByText(`There is an account for ${email}`)).toBeVisible()
  expect(await identities()).toEqual([])

  await page.getByRole('link', { name: 'Sign in to connect' }).click()
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/connect')
  expect(await identities()).toEqual([])
  await page.getByRole('button', { name: 'Connect Acme' }).click()
  await expect(page).toHaveURL(inWorkspace('/settings'))
  expect(await identities()).toHaveLength(1)

  await page.context().clearCookies()
  await signInBySso(page, email)
  await expect(page).toHaveURL(inWorkspace(''))
})

test('who signs in to another account connects nothing', async ({ page }) => {
  const { email } = await signUp(page)
  await page.context().clearCookies()
  await signInBySso(page, email)
  await expect(page).toHaveURL('/connect')
  await signUpBy(page.request)
  await page.goto('/connect')
  await expect(page.getByRole('button', { name: 'Connect Acme' })).toHaveCount(0)
  expect(await sql('select 1 from identity where subject = $1', [email])).toEqual([])
})

test('an answer that nobody asked for is no way in', async ({ page }) => {
  await page.goto('/api/auth/callback/oidc?code=stolen&state=made-up')
  await expect(page).toHaveURL(/\/sign-in\?.*error=/)
  await expect(page.getByText('did not confirm who you are')).toBeVisible()
  await page.goto('/new')
  await expect(page).toHaveURL(/\/sign-in/)
})
