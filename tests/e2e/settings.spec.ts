import { type Browser, expect, type Page, test } from '@playwright/test'
import settings from '#messages/en/settings.json' with { type: 'json' }
import { call } from './actions.ts'
import { fromElsewhere, inWorkspace, password } from './people.ts'
import { signUpBy } from './portal.ts'

const newPassword = 'another quiet frame at dawn'

test('a new name stands in the shell at once, and stays', async ({ page }) => {
  await signUpBy(page.request, 'Mira')
  await page.goto('/settings')
  const banner = page.getByRole('banner')
  await expect(banner.getByText('Mira', { exact: true }).last()).toBeVisible()
  await page.getByLabel(settings.profile.name).fill('Mira Sommer')
  await page.getByRole('button', { name: settings.profile.save, exact: true }).click()
  await expect(page.getByText(settings.profile.saved)).toBeVisible()
  await expect(banner.getByText('Mira Sommer', { exact: true })).toBeVisible()
  await page.reload()
  await expect(banner.getByText('Mira Sommer', { exact: true })).toBeVisible()
  await expect(page.getByLabel(settings.profile.name)).toHaveValue('Mira Sommer')
})

test('another session is ended by name, and a new password ends all others and alone signs in', async ({
  page,
  browser,
}) => {
  const { email } = await signUpBy(page.request)
  const lost = await signedIn(browser, email)
  await page.goto('/settings')
  await page.getByRole('button', { name: /^Sign out Chrome on/ }).click()
  await expect(page.getByRole('button', { name: /^Sign out Chrome on/ })).toHaveCount(0)
  await expect(lost, 'before anything is pressed there').toHaveURL(/\/sign-in/)
  await lost.context().close()

  const other = await signedIn(browser, email)
  await page.getByLabel(settings.password.current).fill('a wrong guess at dusk')
  await page.getByLabel(settings.password.new).fill(newPassword)
  await page.getByRole('button', { name: settings.password.save }).click()
  await expect(page.getByLabel(settings.password.current)).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel(settings.password.current).fill(password)
  await page.getByLabel(settings.password.new).fill(newPassword)
  await page.getByRole('button', { name: settings.password.save }).click()
  await expect(page.getByText('you are signed out on one other device')).toBeVisible()
  await page.reload()
  await expect(page).toHaveURL(inWorkspace('/settings'))

  await other.goto('/sign-in')
  for (const given of [password, newPassword]) {
    await other.getByRole('textbox', { name: 'Email' }).fill(email)
    await other.getByRole('textbox', { name: 'Password' }).fill(given)
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
    if (given === password)
      await expect(other.getByText('Email or password is wrong')).toBeVisible()
  }
  await expect(other).toHaveURL(inWorkspace(''))
  await other.context().close()
})

/** The history in a browser of its own. */
async function signedIn(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage()
  const form = new FormData()
  for (const [key, value] of Object.entries({ next: '/', email, password })) form.append(key, value)
  const userAgent = await page.evaluate(() => navigator.userAgent)
  const headers = { ...fromElsewhere(), 'user-agent': userAgent }
  expect((await call(page.request, 'signIn', form, headers)).redirect).toBeTruthy()
  await page.goto('/')
  await expect(page).toHaveURL(inWorkspace(''))
  return page
}
