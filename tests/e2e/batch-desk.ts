import { expect, type Locator, type Page } from '@playwright/test'

/** Opens the desk on what the composer holds, by the key. */
export async function openDesk(page: Page): Promise<Locator> {
  await page.locator('h1').first().click() // out of the fields
  await page.keyboard.press('b')
  const desk = page.getByRole('dialog', { name: 'Batch' })
  await expect(desk.getByRole('img', { name: 'Frame 1' }).first()).toBeVisible()
  return desk
}
