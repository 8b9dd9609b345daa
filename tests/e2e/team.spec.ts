import { type Browser, expect, type Page, test } from '@playwright/test'
import { call } from './actions.ts'
import { sql } from './database.ts'
import { password, signUp } from './people.ts'
import { signUpBy, submit } from './portal.ts'
import { origin } from './product.ts'

/** The address of the workspace that a page shows. */
function homeOf(page: Page): string {
  return /\/w\/[a-z0-9-]+/.exec(page.url())?.[0] ?? ''
}

/** Signs up by an invitation's link in a browser of their own; ends in the workspace. */
async function comeBy(browser: Browser, link: string, name: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage()
  await page.goto(link)
  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Email' }).fill(`${crypto.randomUUID()}@example.org`)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible()
  return page
}

/** Resolves when the page is there again and its event stream is open. */
async function reloadWithStream(page: Page): Promise<void> {
  const opened = page.waitForResponse(/api\/events/)
  await page.reload()
  await opened
}

/** Makes a link for members on /team. */
async function inviteByLink(page: Page): Promise<string> {
  await page.goto(`${homeOf(page)}/team`)
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  return page.getByRole('textbox', { name: 'Invitation link' }).inputValue()
}

async function giveRole(page: Page, name: string, role: string): Promise<void> {
  await page.getByRole('button', { name: `Manage ${name}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption(role)
  await dialog.getByRole('button', { name: 'Save role' }).click()
  await expect(dialog).toBeHidden()
}

/** Removes the only other member on /team. */
async function remove(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Manage ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('1 member', { exact: true })).toBeVisible()
}

test('a person makes a second workspace and goes from one to the other by keyboard', async ({
  page,
}) => {
  await signUp(page, 'Mira')
  const first = homeOf(page)
  await submit(page.request, 'Only in the first one')
  await page.reload()
  await expect(page.getByRole('article', { name: /^Only in the first one/ })).toBeVisible()

  await page.getByRole('button', { name: 'Workspace: Mira' }).press('Enter')
  await page.getByRole('link', { name: 'New workspace' }).press('Enter')
  await page.getByRole('textbox', { name: 'Name' }).fill('Night Shift')
  await page.getByRole('textbox', { name: 'Name' }).press('Enter')
  await expect(page).toHaveURL(/\/w\/night-shift(-[a-z0-9]+)?$/)
  await expect(page.getByRole('article')).toHaveCount(0)

  await page.getByRole('button', { name: 'Workspace: Night Shift' }).press('Enter')
  await page.getByRole('navigation', { name: 'Your workspaces' }).getByText('Mira').click()
  await expect(page).toHaveURL(new RegExp(`${first}$`))
  await expect(page.getByRole('article', { name: /^Only in the first one/ })).toBeVisible()
  await submit(page.request, 'And this one too')
  await expect(page.getByRole('article', { name: /^And this one too/ })).toBeVisible()
  await page.goto('/') // leads to the one that was shown last
  await expect(page).toHaveURL(new RegExp(`${first}$`))
})

test('who comes by a link sees every change of their role on the page that is open', async ({
  page,
  browser,
}) => {
  await signUp(page, 'Owen')
  const link = await inviteByLink(page)
  const ada = await comeBy(browser, link, 'Ada')
  expect(homeOf(ada)).toBe(homeOf(page))
  await expect(ada.getByRole('link', { name: 'Operations' })).toHaveCount(0)

  await page.reload()
  await giveRole(page, 'Ada', 'admin')
  await expect(ada.getByRole('link', { name: 'Operations' }).first()).toBeVisible()
  await giveRole(page, 'Ada', 'viewer')
  await expect(ada.getByRole('link', { name: 'Operations' })).toHaveCount(0)

  await remove(page, 'Ada')
  await expect(ada.getByRole('heading', { level: 1, name: 'Not found' })).toBeVisible()

  const third = await (await browser.newContext({ locale: 'en-US' })).newPage()
  await third.goto(link)
  await expect(third.getByRole('heading', { name: 'This invitation was used' })).toBeVisible()
})

test('a role that changes while the stream is reopened is seen as soon as it is open', async ({
  page,
  browser,
}) => {
  await signUp(page, 'Oda')
  const ada = await comeBy(browser, await inviteByLink(page), 'Ada')
  await reloadWithStream(ada)
  const given = Promise.withResolvers<void>()
  await ada.route(/api\/events/, async (route) => {
    await given.promise
    await route.continue()
  })
  await page.reload()
  await giveRole(page, 'Ada', 'admin')
  await expect(ada.getByRole('link', { name: 'Operations' }).first()).toBeVisible()
  await giveRole(page, 'Ada', 'viewer')
  given.resolve()
  await expect(ada.getByRole('link', { name: 'Operations' })).toHaveCount(0)
})

test('who was removed while their line was down learns it when it is back', async ({
  page,
  browser,
}) => {
  await signUp(page, 'Olga')
  const ada = await comeBy(browser, await inviteByLink(page), 'Ada')
  await reloadWithStream(ada)
  await ada.context().setOffline(true)
  await page.reload()
  await remove(page, 'Ada')
  await ada.context().setOffline(false)
  await expect(ada.getByRole('heading', { level: 1, name: 'Not found' })).toBeVisible()
})

test('a deleted workspace is closed at once, and its owner brings it back', async ({ page }) => {
  await signUp(page, 'Noor')
  const home = homeOf(page)
  await page.goto(`${home}/team`)
  await page.getByRole('textbox', { name: /^To confirm/ }).fill('Noor')
  await page.getByRole('button', { name: 'Delete workspace' }).click()
  await expect(page).toHaveURL(/\/workspaces$/)
  await page.goto('/')
  await expect(page).toHaveURL(/\/workspaces\/new$/)
  await expect(page.getByText('You are in no workspace yet.')).toBeVisible()
  await page.goto('/workspaces')
  await page.getByRole('button', { name: 'Restore Noor' }).click()
  await expect(page).toHaveURL(new RegExp(`${home}/team$`))
})

test('a colleague with a verified address of the domain is in as soon as they sign in', async ({
  playwright,
}) => {
  const domain = `${crypto.randomUUID()}.example`
  const [owner, colleague] = [
    await playwright.request.newContext(),
    await playwright.request.newContext(),
  ]
  await signUpBy(owner, 'Lighthouse', `owner@${domain}`)
  await sql(
    `update workspace w set auto_join_domain = $1 from member m join "user" u on u.id = m.user_id
     where m.workspace_id = w.id and u.email = $2`,
    [domain, `owner@${domain}`],
  )
  await signUpBy(colleague, 'Ada', `ada@${domain}`)
  const workspaces = async () => (await colleague.get(`${origin}/workspaces`)).text()
  expect(await workspaces()).not.toContain('Lighthouse')
  await sql(`update "user" set email_verified_at = now() where email = $1`, [`ada@${domain}`])
  const form = new FormData()
  for (const [key, value] of Object.entries({ next: '/', email: `ada@${domain}`, password }))
    form.append(key, value)
  expect((await call(colleague, 'signIn', form)).redirect).toContain('/')
  expect(await workspaces()).toContain('Lighthouse')
})
