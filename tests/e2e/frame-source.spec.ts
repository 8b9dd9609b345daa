import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import compose from '#messages/en/compose.json' with { type: 'json' }
import errors from '#messages/en/errors.json' with { type: 'json' }
import frames from '#messages/en/frames.json' with { type: 'json' }
import { badPictures } from '#tests/lib/frames/bad-pictures.ts'
import { blue, quarters, red } from '#tests/lib/frames/pictures.ts'
import { nothingSerious } from './axe.ts'
import { scene } from './mendable.ts'
import { reached, signUpBy, submit, upload } from './portal.ts'

/** Where a first frame comes from, and that it comes only once. */

const firstFrame = (page: Page) => page.getByLabel(compose.frame.label)
const choose = (page: Page, buffer: Buffer, name = 'frame.jpg') =>
  firstFrame(page).setInputFiles({ name, mimeType: 'image/jpeg', buffer })
const facts = (page: Page, size: string) => page.getByText(`${size} px ·`)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** The answers to uploads, as they come. */
function uploadsOf(page: Page): number[] {
  const seen: number[] = []
  page.on('requestfinished', async (request) => {
    if (request.method() === 'PUT' && request.url().includes('/api/frames'))
      seen.push((await request.response())?.status() ?? 0)
  })
  return seen
}

/** As a phone takes it: lying on its side, and stored as other bytes. */
const photo = () =>
  quarters([red, blue, blue, red], { width: 900, height: 600 })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

test('a picture that the team has does not travel again', async ({ page }) => {
  await signUpBy(page.request)
  const uploads = uploadsOf(page)
  await page.goto('/new')
  await choose(page, await photo())
  await expect(facts(page, '600 × 900')).toBeVisible()
  expect(uploads).toEqual([201])
  await button(page, compose.frame.remove).click()
  await choose(page, await photo(), 'the-same-by-another-name.jpg')
  await expect(facts(page, '600 × 900')).toBeVisible()
  await expect(page.getByText(compose.frame.known)).toBeVisible()
  expect(uploads, 'the second time nothing was sent').toEqual([201])
})

test('a reload keeps the frame, and so does going elsewhere', async ({ page }) => {
  await signUpBy(page.request)
  await page.goto('/new')
  await choose(page, await scene(960, 540).jpeg().toBuffer())
  await expect(facts(page, '960 × 540')).toBeVisible()
  await page.reload()
  await expect(facts(page, '960 × 540')).toBeVisible()
  await page.getByRole('link', { name: 'History' }).first().click()
  await expect(page).toHaveURL(/\/w\/[a-z0-9-]+$/)
  await page.getByRole('link', { name: 'New' }).first().click()
  await expect(facts(page, '960 × 540')).toBeVisible()
})

test('an upload that a reload cuts off is offered again, and one can be canceled', async ({
  page,
}) => {
  await signUpBy(page.request)
  await page.goto('/new')
  await page.route('**/api/frames?*', async (route) => {
    if (route.request().method() !== 'PUT') await route.continue()
  })
  await choose(page, await scene(970, 550).jpeg().toBuffer(), 'street.jpg')
  await expect(page.getByText(/Uploading, \d+ %/)).toBeVisible()
  await button(page, compose.frame.cancel).click()
  await expect(page.getByText(compose.frame.drop)).toBeVisible()

  await choose(page, await scene(970, 550).jpeg().toBuffer(), 'street.jpg')
  await expect(page.getByText(/Uploading, \d+ %/)).toBeVisible()
  await expect
    .poll(() =>
      page.evaluate(async () =>
        (await caches.open('first-frame')).keys().then((all) => all.length),
      ),
    )
    .toBe(1)
  await page.reload()
  await expect(page.getByText(compose.frame.broken)).toBeVisible()
  await page.unroute('**/api/frames?*')
  await button(page, compose.frame.again).click()
  await expect(facts(page, '970 × 550')).toBeVisible()
  await expect
    .poll(() => page.evaluate(() => caches.has('first-frame')), {
      message: 'nothing is left behind',
    })
    .toBe(false)
})

test('an upload that breaks off can be tried again', async ({ page }) => {
  await signUpBy(page.request)
  await page.goto('/new')
  await page.route('**/api/frames?*', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await choose(page, await scene(980, 560).jpeg().toBuffer())
  await expect(page.getByText(compose.frame.broken)).toBeVisible()
  await page.unroute('**/api/frames?*')
  await button(page, compose.frame.again).click()
  await expect(facts(page, '980 × 560')).toBeVisible()
})

test('an earlier picture is picked from the list, page by page, and its takes stand beside it', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await signUpBy(page.request)
  const done = await submit(page.request, 'A rowing boat at the jetty, [Push in]')
  await reached(page.request, done, 'done')
  await fill(page.request, 25)
  await page.goto('/new')
  await button(page, frames.earlier.open).click()
  const dialog = page.getByRole('dialog', { name: frames.earlier.title })
  const choices = dialog.getByRole('listitem').getByRole('button')
  await expect(choices).toHaveCount(24)
  await nothingSerious(page, 'earlier pictures')
  await button(page, frames.earlier.more).click()
  await expect(choices).toHaveCount(26)
  await expect(button(page, frames.earlier.more)).toBeHidden()
  await dialog.getByRole('button', { name: /960 × 540/ }).press('Enter')
  await expect(facts(page, '960 × 540')).toBeVisible()
  await expect(firstFrame(page), 'the focus stays at the picture').toBeFocused()

  const takes = page.getByRole('region', { name: frames.takes.title })
  await expect(takes.getByText('1 take of this picture')).toBeVisible()
  const take = takes.getByRole('link', { name: /A rowing boat/ })
  await expect(take).toContainText('Done')
  await expect(take.locator('img')).toHaveAttribute('src', `/api/jobs/${done}/poster`)
  await take.click()
  await expect(page).toHaveURL(new RegExp(`/jobs/${done}$`))
})

/** Small pictures of as many sizes. */
async function fill(person: APIRequestContext, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1)
    await upload(
      person,
      await scene(320 + n, 320)
        .png()
        .toBuffer(),
    )
}

test('what cannot be mended says why, and nothing is offered', async ({ page }) => {
  await signUpBy(page.request)
  const uploads = uploadsOf(page)
  await page.goto('/new')
  const heic = badPictures.find(({ name }) => name === 'a HEIC photo')
  await choose(page, Buffer.from((await heic?.make()) ?? ''), 'photo.heic')
  await expect(page.getByText(errors.frame_heic)).toBeVisible()
  await expect(page.getByRole('region', { name: frames.repair.title })).toBeHidden()
  await choose(page, await scene(280, 280).jpeg().toBuffer())
  await expect(page.getByText('280 × 280 pixels')).toBeVisible()
  await expect(page.getByRole('region', { name: frames.repair.title })).toBeHidden()
  expect(uploads).toEqual([])
})

test('a picture that is blurred, small or pressed too hard is warned about, and a good one is not', async ({
  page,
}) => {
  await signUpBy(page.request)
  await page.goto('/new')
  const notes = page.getByRole('list', { name: frames.quality.title })
  await choose(page, await scene(480, 360).blur(8).jpeg().toBuffer())
  await expect(notes.getByText(frames.quality.blurred)).toBeVisible()
  await expect(notes.getByText(frames.quality.tiny)).toBeVisible()
  const sharp = await scene(1600, 900).jpeg({ quality: 92 }).toBuffer()
  const looked = page.waitForEvent('worker')
  await choose(page, sharp)
  await (await looked).waitForEvent('close')
  await expect(facts(page, '1600 × 900')).toBeVisible()
  await expect(notes.getByRole('listitem')).toHaveCount(0)
})
