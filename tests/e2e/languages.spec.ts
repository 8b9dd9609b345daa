import { expect, type Page, test } from '@playwright/test'
import { doors, pageAddresses } from './pages.ts'
import { signUpBy } from './portal.ts'
import { origin } from './product.ts'

test('the language is a setting of the account and stays for the sign-in page', async ({
  page,
}) => {
  await signUpBy(page.request)
  await page.goto('/settings')
  await page.getByLabel('Language').selectOption('简体中文')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.goto('/new')
  await expect(page.getByRole('textbox', { name: '提示词' })).toBeVisible()
  const refused = await page.request.get('/api/frames/none')
  expect((await refused.json()).error.message).toMatch(/\p{Script=Han}/u)
  await page.getByRole('button', { name: '退出登录' }).first().click()
  await expect(page).toHaveURL('/sign-in')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})

test.describe('in a browser that prefers Chinese', () => {
  test.use({ locale: 'zh-CN' })
  test('the first page is Chinese, and no address says so', async ({ page }) => {
    await page.goto('/sign-up')
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    expect(new URL(page.url()).pathname).toBe('/sign-up')
  })
})

test('texts 40 % longer leave no page wider than its window', async ({ page, context }) => {
  test.setTimeout(300_000)
  const pseudo = { name: 'locale', value: 'en-XA', url: origin }
  await context.addCookies([pseudo])
  for (const path of doors) await expectToFit(page, path)
  const addresses = await pageAddresses(page)
  await context.addCookies([pseudo])
  for (const path of addresses) await expectToFit(page, path)
})

async function expectToFit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect.soft(await tooWide(page), `${path} at ${width}`).toEqual([])
  }
}

/** What makes the page scroll sideways: nothing, or the elements that stick out. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 120))
  })
}
