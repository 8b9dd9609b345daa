import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What the checker calls serious or critical is not on the page as it is now. A page that is just read anew has no title for a moment. */
export async function nothingSerious(page: Page, path: string): Promise<void> {
  await expect(page).toHaveTitle(/./)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  expect.soft(found, path).toEqual([])
}
