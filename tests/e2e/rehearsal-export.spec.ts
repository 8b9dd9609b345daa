import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { pictureFile } from './people.ts'
import { compose, desk, prompt } from './rehearsal.ts'
import { filmed } from './rehearsal-pictures.ts'

async function openExport(page: Page, line: string): Promise<void> {
  await compose(page, await pictureFile())
  await prompt(page).fill(line)
  await desk(page).getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('dialog', { name: 'Export the rehearsal' })).toBeVisible()
}

const make = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Export' })

test('the rehearsal is exported as an MP4 that plays, named after its moves, with nothing sent', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  await openExport(page, 'A street [推进,左移] then [Tilt up]')
  await expect(page.getByRole('radio', { name: 'MP4 video' })).toBeChecked()
  await expect(make(page)).toBeEnabled()
  await context.setOffline(true)
  const downloading = page.waitForEvent('download', { timeout: 90_000 })
  await make(page).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('rehearsal-push-in+truck-left-tilt-up.mp4')
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/is in your downloads/)
  await context.setOffline(false)

  const mp4 = await readFile(await download.path())
  const cinema = await context.newPage()
  const { width, height, pictures } = await filmed(cinema, mp4, [0, 70, 143])
  expect([width, height]).toEqual([960, 540])
  const [first, middle, last] = pictures
  const plate = (green: Uint8Array | undefined) => brightness(green, width, [14, 500, 200, 26])
  expect(plate(first), 'the label lies on the picture').toBeLessThan(90)
  expect(plate(last)).toBeLessThan(90)
  const edge = (green: Uint8Array | undefined) => brightness(green, width, [0, 200, 24, 200])
  expect(edge(first), 'the first view is the picture').toBeGreaterThan(90)
  expect(edge(middle), 'what is invented is hatched').toBeLessThan(70)
  expect(edge(last)).toBeLessThan(70)
})

/** The mean of a rectangle: left, top, width, height. */
function brightness(
  green: Uint8Array | undefined,
  width: number,
  [left, top, across, down]: [number, number, number, number],
): number {
  let sum = 0
  for (let y = top; y < top + down; y++)
    for (let x = left; x < left + across; x++) sum += green?.[y * width + x] ?? 0
  return sum / (across * down)
}

test('as a GIF it loops, and an export that is canceled leaves nothing', async ({ page }) => {
  test.setTimeout(120_000)
  await openExport(page, '[Zoom out]')
  let downloads = 0
  page.on('download', () => {
    downloads += 1
  })
  await page.getByRole('radio', { name: 'Animated GIF' }).check()
  await make(page).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(make(page)).toBeVisible()
  await page.waitForTimeout(1_000)
  expect(downloads).toBe(0)

  const downloading = page.waitForEvent('download', { timeout: 90_000 })
  await make(page).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('rehearsal-zoom-out.gif')
  const gif = await sharp(await readFile(await download.path()), { animated: true }).metadata()
  expect(gif).toMatchObject({ format: 'gif', width: 480, pageHeight: 270, pages: 75, loop: 0 })
  expect(gif.delay?.every((millis) => millis === 80)).toBe(true)
})

test('where the browser makes no MP4, a GIF is offered', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'VideoEncoder'))
  await openExport(page, '[Zoom out]')
  await expect(page.getByRole('radio', { name: 'MP4 video' })).toBeDisabled()
  await expect(page.getByRole('radio', { name: 'Animated GIF' })).toBeChecked()
  await expect(page.getByRole('dialog')).toContainText('cannot make MP4')
})
