import { randomBytes, randomUUID } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import sharp from 'sharp'

/** What a person does, in the words of the interface. */

export const password = 'a quiet frame at dusk'

export async function signUp(page: Page, name = 'Mira'): Promise<{ email: string }> {
  const email = `${randomUUID()}@example.org`
  await page.setExtraHTTPHeaders(fromElsewhere())
  await page.goto('/sign-up')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(page).toHaveURL(inWorkspace(''))
  await page.setExtraHTTPHeaders({})
  return { email }
}

/** So many people do not sign up from one network: the product would tell them to wait. */
export function fromElsewhere(): Record<string, string> {
  return { 'x-forwarded-for': `10.${[...randomBytes(3)].join('.')}` }
}

/** An address in whichever workspace: /w/{workspace} and `path`. */
export function inWorkspace(path: string): RegExp {
  return new RegExp(`/w/[a-z0-9-]+${path}$`)
}

/** A grey picture with a soft grain, a red and a green spot left and right of its centre: always the same bytes. */
export async function picture(width = 960, height = 540): Promise<Buffer> {
  const radius = Math.round(height / 14)
  const spot = (x: number, colour: string) =>
    `<circle cx="${Math.round(width * x)}" cy="${height / 2}" r="${radius}" fill="${colour}"/>`
  const spots = Buffer.from(
    `<svg width="${width}" height="${height}">${spot(0.38, '#e00000')}${spot(0.62, '#00c000')}</svg>`,
  )
  let state = 1
  const grain = Uint8Array.from({ length: width * height }, () => {
    state = (state * 48_271) % 2_147_483_647
    return 98 + (state % 60)
  })
  return sharp(grain, { raw: { width, height, channels: 1 } })
    .toColourspace('srgb')
    .blur(2)
    .composite([{ input: spots }])
    .jpeg({ quality: 92 })
    .toBuffer()
}

/** The picture as a file input takes it. */
export async function pictureFile() {
  return { name: 'frame.jpg', mimeType: 'image/jpeg', buffer: await picture() }
}

/** Composes and submits a job of the usual size; ends on its page. */
export async function generate(page: Page, prompt: string): Promise<string> {
  await page.goto('/new')
  await page.getByLabel('First frame').setInputFiles(await pictureFile())
  await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
  return press(page)
}

/** The composer, filled in for the smallest size. */
export async function fillIn(page: Page, prompt: string): Promise<void> {
  await page.goto('/new')
  await page.getByLabel('First frame').setInputFiles(await pictureFile())
  await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
  await choose(page, 'Model', 'MiniMax-Hailuo-02')
  await choose(page, 'Resolution', '512P')
  await expect(page.getByText(/960 × 540 px/)).toBeVisible()
}

/** Fills in and saves a limit on the page of budgets. */
export async function saveLimit(
  page: Page,
  limit: string,
  kind = 'Refuse the take',
): Promise<void> {
  await page.getByLabel('Limit in US dollars').fill(limit)
  await page.getByLabel('Over it').selectOption(kind)
  await page.getByRole('button', { name: 'Save limit' }).click()
}

/** Gives the workspace a limit of a month. */
export async function setLimit(page: Page, limit: string): Promise<void> {
  await page.goto('/budgets')
  await saveLimit(page, limit)
  await expect(page.getByText(new RegExp(`\\$${limit.replace('.', '\\.')}`)).first()).toBeVisible()
}

/** Presses a value of a setting, named as the API names it. */
export async function choose(page: Page, setting: Setting, value: string): Promise<void> {
  await optionOf(page, setting, value).click()
  await expect(chosen(page, setting)).toHaveAccessibleName(value)
}

/** The value of a setting that is chosen. */
export function chosen(page: Page, setting: Setting): Locator {
  return page.getByLabel(setting, { exact: true }).getByRole('option', { selected: true })
}

export function optionOf(page: Page, setting: Setting, value: string): Locator {
  return page.getByLabel(setting, { exact: true }).getByRole('option', { name: value, exact: true })
}

type Setting = 'Model' | 'Duration' | 'Resolution'

async function press(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Generate' }).click()
  return jobOpened(page)
}

/** The id of the job whose page opens. */
export async function jobOpened(page: Page): Promise<string> {
  await page.waitForURL(/\/jobs\/[0-9a-f-]{36}$/)
  return page.url().split('/').at(-1) ?? ''
}

type Spot = { count: number; x: number; y: number }
/** What the browser shows of a video at one second. Spots: the middle of a colour, in shares of the picture. */
export type Seen = { width: number; height: number; duration: number; red: Spot; green: Spot }

/** Decodes a video of this origin in the browser at a second and finds the two spots of `picture`. */
export function seen(page: Page, url: string, seconds: number): Promise<Seen> {
  return page.evaluate(
    async ({ url, seconds }) => {
      const video = document.createElement('video')
      video.muted = true
      video.preload = 'auto'
      video.src = url
      await new Promise((resolve, reject) => {
        video.onloadeddata = resolve
        video.onerror = () =>
          reject(new Error(`the browser cannot play it: ${video.error?.message}`))
      })
      // A busy browser says that it is there before it has the picture; a picture that is there already is not said again.
      const pictured = new Promise((resolve) => {
        video.requestVideoFrameCallback(resolve)
        setTimeout(resolve, 1_000)
      })
      await new Promise((resolve) => {
        video.onseeked = resolve
        video.currentTime = seconds
      })
      await pictured
      const { videoWidth: width, videoHeight: height, duration } = video
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d')
      context?.drawImage(video, 0, 0)
      const pixels = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray()
      const middle = (hit: (red: number, green: number, blue: number) => boolean) => {
        const sum = { count: 0, x: 0, y: 0 }
        for (let at = 0; at < pixels.length; at += 4) {
          if (!hit(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0)) continue
          sum.count += 1
          sum.x += (at / 4) % width
          sum.y += Math.floor(at / 4 / width)
        }
        return { count: sum.count, x: sum.x / sum.count / width, y: sum.y / sum.count / height }
      }
      const red = middle((r, g, b) => r > 140 && g < 100 && b < 100)
      const green = middle((r, g, b) => g > 110 && r < 100 && b < 100)
      return { width, height, duration, red, green }
    },
    { url, seconds },
  )
}
