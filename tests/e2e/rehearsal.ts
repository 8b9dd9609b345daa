import { expect, type Page } from '@playwright/test'
import { signUpBy } from './portal.ts'

/** The rehearsal of the composer, as a person finds it. */

export const desk = (page: Page) => page.getByRole('group', { name: 'Rehearsal', exact: true })
export const canvas = (page: Page) => page.locator('canvas[data-rehearsal]')
export const slider = (page: Page) => desk(page).getByRole('slider')
export const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt' })

type File = { name: string; mimeType: string; buffer: Buffer }

/** The composer of a newcomer, with a picture on its stage. */
export async function compose(page: Page, file: File): Promise<void> {
  await signUpBy(page.request)
  await page.goto('/new')
  await page.getByLabel('First frame').setInputFiles(file)
  await expect(desk(page)).toBeVisible()
  await expect(canvas(page)).toBeAttached()
}

/** What share of the view that is shown now is not the one colour of the picture. */
export function hatchedShare(page: Page): Promise<number> {
  return canvas(page).evaluate((element: HTMLCanvasElement) => {
    const { width, height } = element
    const paper = new OffscreenCanvas(width, height).getContext('2d')
    paper?.drawImage(element, 0, 0)
    const pixels = paper?.getImageData(0, 0, width, height).data ?? []
    let hatched = 0
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at + 1] ?? 0) < 140) hatched++
    return hatched / (width * height)
  })
}

/** How far apart, in widths, the red and the green spot of the picture of all tests are in the view. */
export function spots(page: Page): Promise<{ apart: number }> {
  return canvas(page).evaluate((element: HTMLCanvasElement) => {
    const { width, height } = element
    const paper = new OffscreenCanvas(width, height).getContext('2d')
    paper?.drawImage(element, 0, 0)
    const pixels = paper?.getImageData(0, 0, width, height).data ?? []
    const middle = (hit: (red: number, green: number, blue: number) => boolean) => {
      const found: number[] = []
      for (let at = 0; at < pixels.length; at += 4)
        if (hit(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0))
          found.push((at / 4) % width)
      return found.reduce((sum, x) => sum + x, 0) / found.length
    }
    const red = middle((r, g, b) => r > 140 && g < 100 && b < 100)
    const green = middle((r, g, b) => g > 110 && r < 100 && b < 100)
    return { apart: (green - red) / width }
  })
}
