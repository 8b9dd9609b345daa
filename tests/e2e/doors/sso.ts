import { expect, type Page } from '@playwright/test'
import { issuer } from './servers.ts'

/** Presses the button for single sign-on on the page, and is at the provider's. */
export async function toProvider(page: Page): Promise<URL> {
  // The provider's example page asks another host for its letters.
  await page.route('https://fonts.googleapis.com/**', (route) => route.abort())
  const asked = page.waitForRequest((request) => request.url().startsWith(`${issuer}/auth?`))
  await page.getByRole('button', { name: 'Continue with Acme' }).click()
  const url = new URL((await asked).url())
  await page.waitForURL(`${issuer}/interaction/**`)
  return url
}

/** Says at the provider's who one is, and lets the portal know. */
export async function sayWho(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('anything')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  const consent = page.getByRole('button', { name: 'Continue' })
  await consent.click()
  await expect(page).not.toHaveURL(new RegExp(`^${issuer}`))
}

export async function signInBySso(page: Page, login: string): Promise<void> {
  await page.goto('/sign-in')
  await toProvider(page)
  await sayWho(page, login)
}
