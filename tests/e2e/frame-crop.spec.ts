import { expect, type Page, test } from '@playwright/test'
import compose from '#messages/en/compose.json' with { type: 'json' }
import frames from '#messages/en/frames.json' with { type: 'json' }
import { nothingSerious } from './axe.ts'
import { scene } from './mendable.ts'
import { signUpBy } from './portal.ts'

/** The crop desk by keys, by pointer and on a phone; and the way back. */

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const result = (page: Page) => page.getByRole('dialog').getByRole('status')
const box = (page: Page) => page.getByRole('application', { name: frames.crop.box })

async function panorama(page: Page): Promise<void> {
  await signUpBy(page.request)
  await page.goto('/new')
  const buffer = await scene(3000, 900).jpeg().toBuffer()
  const file = { name: 'panorama.jpg', mimeType: 'image/jpeg', buffer }
  await page.getByLabel(compose.frame.label).setInputFiles(file)
  await expect(button(page, frames.repair.crop)).toBeVisible()
}

test('by the keyboard alone: opened, moved, resized within the law, used, and taken back', async ({
  page,
}) => {
  await panorama(page)
  await button(page, frames.repair.crop).press('Enter')
  await expect(result(page)).toHaveText('2250 × 900 px, 375 from the left, 0 from the top')
  await page.getByRole('radio', { name: '1:1' }).press('Space')
  await expect(result(page)).toHaveText('900 × 900 px, 1050 from the left, 0 from the top')
  await nothingSerious(page, 'the crop desk')
  await box(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(result(page)).toHaveText('900 × 900 px, 1081 from the left, 0 from the top')
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('ArrowDown')
  await expect(result(page)).toHaveText('810 × 810 px, 1081 from the left, 30 from the top')
  for (let n = 0; n < 60; n += 1) await page.keyboard.press('Shift+ArrowUp')
  await expect(result(page)).toHaveText('301 × 301 px, 1081 from the left, 30 from the top')
  await page.keyboard.press('Tab')
  await button(page, frames.crop.apply).press('Enter')
  const note = page.getByText('cropped to 1:1, 3000 × 900 → 301 × 301')
  await expect(note).toBeVisible()
  await expect(page.getByText('301 × 301 px ·')).toBeVisible()
  const focused = page.evaluate(() => document.activeElement?.tagName)
  expect(await focused, 'the focus is not lost').not.toBe('BODY')

  await button(page, frames.changes.undo).press('Enter')
  await expect(note).toBeHidden()
  await expect(page.getByText('3000 × 900').first()).toBeVisible()
  await expect(button(page, frames.repair.crop)).toBeVisible()
})

test('Escape leaves everything as it was, and the focus where it was', async ({ page }) => {
  await panorama(page)
  await button(page, frames.repair.crop).press('Enter')
  await expect(box(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(button(page, frames.repair.crop)).toBeFocused()
})

test('by pointer: the box is drawn by its handle and moved, and never out of the picture', async ({
  page,
}) => {
  await panorama(page)
  await button(page, frames.repair.crop).click()
  const handle = page.locator('[data-handle=right]')
  await drag(page, handle, -200)
  await expect(result(page)).toContainText('375 from the left')
  const narrower = Number.parseInt((await result(page).textContent()) ?? '', 10)
  expect(narrower).toBeLessThan(1700)
  await drag(page, box(page), -2000)
  await expect(result(page)).toHaveText(`${narrower} × 900 px, 0 from the left, 0 from the top`)
})

async function drag(page: Page, what: ReturnType<Page['locator']>, by: number): Promise<void> {
  const place = await what.boundingBox()
  if (!place) throw new Error('it is not there')
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2 + 30]
  const at = (await what.getAttribute('data-handle')) ? y - 30 : y
  await page.mouse.move(x, at)
  await page.mouse.down()
  await page.mouse.move(x + by, at, { steps: 5 })
  await page.mouse.up()
}

test('a phone of 360 pixels has room for the desk', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await panorama(page)
  const fits = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    )
  expect(await fits()).toBe(true)
  await button(page, frames.repair.crop).click()
  await expect(box(page)).toBeVisible()
  expect(await fits()).toBe(true)
  const dialog = page.getByRole('dialog')
  expect(await dialog.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true)
  for (const control of await dialog.getByRole('button').all()) {
    const size = await control.boundingBox()
    expect(size?.height, (await control.textContent()) ?? '').toBeGreaterThanOrEqual(44)
  }
  await button(page, frames.crop.apply).click()
  await expect(page.getByText('2250 × 900 px ·')).toBeVisible()
  expect(await fits()).toBe(true)
})
