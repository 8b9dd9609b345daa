import { expect, type Page, test } from '@playwright/test'
import { nothingSerious } from './axe.ts'
import { doors, pageAddresses } from './pages.ts'

/** What the checker calls serious or critical is not there: on every page, in light and in dark. */
for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious on any page in ${colorScheme}`, async ({ page }) => {
    test.setTimeout(300_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const path of doors) await expectNothingSerious(page, path)
    for (const path of await pageAddresses(page)) await expectNothingSerious(page, path)
  })
}

async function expectNothingSerious(page: Page, path: string): Promise<void> {
  await test.step(path, async () => {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await nothingSerious(page, path)
  })
}
