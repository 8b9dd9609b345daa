import { expect, test } from '@playwright/test'
import { newcomer, signUpBy, submit } from './portal.ts'

/** What a browser shows of what is another's. That it holds nothing of it is what tests/isolation shows. */

test("another's job opens as the page that says there is nothing", async ({ page, playwright }) => {
  const owner = await newcomer(playwright, 'Owner')
  const theirs = await submit(owner, 'a quiet lake')
  await signUpBy(page.request)
  for (const id of [theirs, 'none']) {
    await page.goto(`/jobs/${id}`)
    await expect(page.getByRole('heading', { level: 1, name: 'Not found' })).toBeVisible()
    await expect(page).toHaveTitle(/^(Video|Not found)/)
  }
})
