import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { sql } from './database.ts'
import { linkTo, mailsTo } from './doors/mail.ts'
import { inWorkspace, password, signUp } from './people.ts'
import { newcomer } from './portal.ts'

/** A real mail server, in Chromium. */

const newPassword = 'another quiet frame at dawn'

async function ask(page: Page, path: string, email: string): Promise<string> {
  await page.goto(path)
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  const said = page.getByRole('status').filter({ hasText: 'on its way' })
  await expect(said).toBeVisible()
  return (await said.innerText()).replace(email, '…')
}

test('a new account confirms its address, and the banner is gone', async ({ page }) => {
  const { email } = await signUp(page)
  const banner = page.getByLabel('Confirm your email address')
  await expect(banner).toContainText(email)
  const first = await linkTo(email, '/verify/')
  await banner.getByRole('button', { name: 'Send again' }).click()
  await expect(banner.getByText('Sent', { exact: true })).toBeVisible()
  await expect.poll(() => mailsTo(email).length).toBe(2)
  await page.goto(first)
  await page.getByRole('button', { name: 'Confirm the address' }).click()
  await expect(page).toHaveURL(inWorkspace(''))
  await expect(page.getByLabel('Confirm your email address')).toHaveCount(0)
})

test('nobody but the account itself confirms its address', async ({ page, playwright }) => {
  const { email } = await newcomer(playwright)
  const link = await linkTo(email, '/verify/')
  await page.goto(link)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await signUp(page)
  await page.goto(link)
  await expect(page.getByText('is for another account')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Confirm the address' })).toHaveCount(0)
})

test('a link to sign in is good once; to open it uses nothing up', async ({ page, browser }) => {
  const { email } = await signUp(page)
  await page.goto(await linkTo(email, '/verify/'))
  await page.getByRole('button', { name: 'Confirm the address' }).click()
  await expect(page).toHaveURL(inWorkspace(''))
  await page.context().clearCookies()

  await ask(page, '/sign-in/link?next=%2Fsettings', email)
  const link = await linkTo(email, '/sign-in/link/')
  for (const _ of [1, 2]) expect((await page.request.get(link)).status()).toBe(200) // a scanner

  const other = await (await browser.newContext()).newPage()
  for (const one of [page, other]) {
    await one.goto(link)
    await expect(one.getByText(`You sign in as ${email}`)).toBeVisible()
  }
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(inWorkspace('/settings'))
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.getByText('This link was used already')).toBeVisible()
  await other.goto(link)
  await expect(other.getByRole('heading', { name: 'This link is over' })).toBeVisible()
  await other.context().close()
})

test('asking for a link says the same whether there is an account or not', async ({
  page,
  playwright,
}) => {
  const { email } = await newcomer(playwright)
  const nobody = `${randomUUID()}@example.org`
  for (const path of ['/sign-in/link', '/reset'])
    expect(await ask(page, path, nobody)).toBe(await ask(page, path, email))
  await linkTo(email, '/reset/')
  expect(mailsTo(nobody)).toEqual([])
})

test('a reset ends every session of the account, and says so', async ({ page, browser }) => {
  const { email } = await signUp(page)
  const old = page.context()
  const visitor = await (await browser.newContext()).newPage()
  await ask(visitor, '/reset', email)
  const link = await linkTo(email, '/reset/')
  await visitor.goto(link)
  await visitor.getByLabel('New password').fill('password1234')
  await visitor.getByRole('button', { name: 'Change password' }).click()
  await expect(visitor.getByText('one of the first that anyone would guess')).toBeVisible()
  await visitor.getByLabel('New password').fill(newPassword)
  await visitor.getByRole('button', { name: 'Change password' }).click()
  await expect(visitor.getByRole('heading', { name: 'Your password is changed' })).toBeVisible()
  await expect(visitor.getByText('You are signed out on the one device')).toBeVisible()

  expect((await old.request.get('/api/jobs')).status()).toBe(401)
  await page.goto('/')
  await expect(page).toHaveURL('/sign-in')
  for (const [given, path] of [
    [password, '/sign-in'],
    [newPassword, ''],
  ] as const) {
    await page.getByRole('textbox', { name: 'Email' }).fill(email)
    await page.getByRole('textbox', { name: 'Password' }).fill(given)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    if (path) await expect(page.getByText('Email or password is wrong')).toBeVisible()
    else await expect(page).toHaveURL(inWorkspace(''))
  }
  await visitor.goto(link)
  await expect(visitor.getByRole('heading', { name: 'This link is over' })).toBeVisible()
  const rows = await sql<{ action: string }>(
    `select action from audit where subject_id = (select id::text from "user" where email = $1) order by seq`,
    [email],
  )
  expect(rows.map(({ action }) => action)).toContain('account.password_reset')
  await visitor.context().close()
})
