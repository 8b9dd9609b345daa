import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'

/** What a person does, in the words of the interface. */

export const password = 'a quiet frame at dusk'

export async function signUp(page: Page, name = 'Mira'): Promise<{ email: string }> {
  const email = `${randomUUID()}@example.org`
  await page.goto('/sign-up')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(page).toHaveURL('/')
  return { email }
}

/** A grey picture with soft noise, a red and a green spot left and right of its centre. */
export async function picture(width = 960, height = 540): Promise<Buffer> {
  const radius = Math.round(height / 14)
  const spot = (x: number, colour: string) =>
    `<circle cx="${Math.round(width * x)}" cy="${height / 2}" r="${radius}" fill="${colour}"/>`
  const spots = Buffer.from(
    `<svg width="${width}" height="${height}">${spot(0.38, '#e00000')}${spot(0.62, '#00c000')}</svg>`,
  )
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .blur(2)
    .composite([{ input: spots }])
    .jpeg({ quality: 92 })
    .toBuffer()
}

/** Composes and submits a job; ends on its page. */
export async function generate(page: Page, prompt: string, image?: Buffer): Promise<string> {
  await page.goto('/new')
  const file = { name: 'frame.jpg', mimeType: 'image/jpeg', buffer: image ?? (await picture()) }
  await page.getByLabel('First frame').setInputFiles(file)
  await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
  await page.getByRole('button', { name: 'Generate' }).click()
  await page.waitForURL(/\/jobs\/[0-9a-f-]{36}$/)
  return page.url().split('/').at(-1) ?? ''
}

export type Picture = { width: number; height: number; pixels: Uint8ClampedArray }

/** Decodes a video of this origin in the browser at a second, as the browser itself would show it. */
export async function decoded(page: Page, url: string, seconds: number) {
  const { width, height, duration, data } = await page.evaluate(
    async ({ url, seconds }) => {
      const video = document.createElement('video')
      video.muted = true
      video.src = url
      await new Promise((resolve, reject) => {
        video.onloadeddata = resolve
        video.onerror = () =>
          reject(new Error(`the browser cannot play it: ${video.error?.message}`))
      })
      video.currentTime = seconds
      await new Promise((resolve) => {
        video.onseeked = resolve
      })
      const canvas = document.createElement('canvas')
      canvas.width = video.videoWidth
      canvas.height = video.videoHeight
      const context = canvas.getContext('2d')
      context?.drawImage(video, 0, 0)
      const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return {
        width: canvas.width,
        height: canvas.height,
        duration: video.duration,
        data: Array.from(pixels),
      }
    },
    { url, seconds },
  )
  return { width, height, duration, pixels: Uint8ClampedArray.from(data) }
}

/** The middle of all pixels of a colour, in shares of the picture. */
export function middleOf({ width, height, pixels }: Picture, colour: 'red' | 'green') {
  let count = 0
  let x = 0
  let y = 0
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3)
    const hit =
      colour === 'red' ? red > 150 && green < 90 && blue < 90 : green > 120 && red < 90 && blue < 90
    if (!hit) continue
    count += 1
    x += (at / 4) % width
    y += Math.floor(at / 4 / width)
  }
  return { count, x: x / count / width, y: y / count / height }
}
