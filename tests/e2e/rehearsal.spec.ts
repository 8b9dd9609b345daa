import { expect, type Page, test } from '@playwright/test'
import { plainPicture } from '#tests/sandbox/render/pictures.ts'
import { nothingSerious } from './axe.ts'
import { choose, pictureFile } from './people.ts'
import { canvas, compose, desk, hatchedShare, prompt, slider, spots } from './rehearsal.ts'

const play = (page: Page) => desk(page).getByRole('button', { name: 'Play the rehearsal' })
const pause = (page: Page) => desk(page).getByRole('button', { name: 'Pause the rehearsal' })
const seconds = async (page: Page) => Number(await slider(page).inputValue())

test('an edit plays the whole line once on the own picture, and says what it invents', async ({
  page,
}) => {
  await compose(page, await pictureFile())
  await expect(desk(page)).toContainText('No camera move in the prompt')
  await expect(play(page)).toBeDisabled()
  const before = await prompt(page).boundingBox()

  await prompt(page).fill('A quiet street [推进]')
  await expect(pause(page)).toBeVisible()
  await expect.poll(() => seconds(page)).toBeGreaterThan(0.5)
  const early = await spots(page)
  await expect(play(page), 'it plays once').toBeVisible({ timeout: 15_000 })
  expect(await seconds(page)).toBe(6)
  const last = await spots(page)
  expect(last.apart / early.apart, 'pushing in: the spots move apart').toBeGreaterThan(1.2)
  await expect(desk(page)).toContainText('Every view stays inside your picture')
  await expect(page.getByText('Camera approximation, not the model’s output')).toBeVisible()

  await prompt(page).fill('A quiet street [左移,上升] then [变焦拉远]')
  await expect(desk(page).getByRole('status')).toHaveText(/^These moves invent \d+ % of the last/)
  const parts = desk(page).getByRole('list', { name: 'Which move acts when' }).getByRole('button')
  await expect(parts).toHaveText(['Truck left + Pedestal up', 'Zoom out'])
  await parts.nth(1).click()
  expect(await seconds(page)).toBe(3)
  await expect(parts.nth(1)).toHaveAttribute('aria-current', 'step')
  expect(await prompt(page).boundingBox(), 'nothing jumps').toEqual(before)
  await nothingSerious(page, '/new with a rehearsal')
})

for (const [line, aspect] of [
  ['[左移]', 16 / 9],
  ['[Pan right]', 16 / 9],
  ['[Pull out]', 4 / 3],
  ['[Tilt down,Truck right]', 9 / 16],
  ['[Tracking shot]', 1],
  ['[Zoom out] then [Pedestal up]', 2.4],
] as const) {
  test(`what is said to be invented by ${line} is what is hatched, ${aspect.toFixed(2)}`, async ({
    page,
  }) => {
    const buffer = await plainPicture(Math.round(540 * aspect), 540, '#18c040')
    await compose(page, { name: 'frame.png', mimeType: 'image/png', buffer })
    await prompt(page).fill(line)
    const said = desk(page).getByRole('status')
    await expect(said).toHaveText(/invents? \d+ % of the last frame/)
    const percent = Number(/(\d+) %/.exec((await said.textContent()) ?? '')?.[1])
    await slider(page).press('End')
    expect(Math.abs(percent - 100 * (await hatchedShare(page)))).toBeLessThan(2)
  })
}

test('a line that comes back names its worst moment too', async ({ page }) => {
  const buffer = await plainPicture(960, 540, '#18c040')
  await compose(page, { name: 'frame.png', mimeType: 'image/png', buffer })
  await prompt(page).fill('[Truck left] and back [Truck right]')
  await expect(desk(page).getByRole('status')).toHaveText(
    /^The last frame stays inside your picture. At 0:0[23]\.\d it is \d+ %\.$/,
  )
  const percent = Number(/(\d+) %/.exec((await desk(page).textContent()) ?? '')?.[1])
  await slider(page).fill('3')
  expect(Math.abs(percent - 100 * (await hatchedShare(page)))).toBeLessThan(2)
})

test('keys play, pause, scrub by the frame and to the ends; a pause is remembered', async ({
  page,
}) => {
  await compose(page, await pictureFile())
  await prompt(page).fill('[Truck left]')
  await expect(pause(page)).toBeVisible()
  await slider(page).press('Home')
  await expect(play(page)).toBeVisible()
  await slider(page).press('ArrowRight')
  expect(await seconds(page)).toBeCloseTo(1 / 24, 5)
  await slider(page).press('.')
  expect(await seconds(page)).toBeCloseTo(2 / 24, 5)
  await slider(page).press(',')
  expect(await seconds(page)).toBeCloseTo(1 / 24, 5)
  await expect(slider(page)).toHaveAttribute('aria-valuetext', '0:00.0 of 0:06.0')
  await slider(page).press('End')
  expect(await seconds(page)).toBe(6)
  await expect(slider(page)).toHaveAttribute('aria-valuetext', '0:06.0 of 0:06.0')
  await slider(page).press('k')
  await expect(pause(page)).toBeVisible()
  await expect.poll(() => seconds(page), 'it begins anew').toBeLessThan(4)
  await slider(page).press(' ')
  await expect(play(page)).toBeVisible()

  const paused = await seconds(page)
  await prompt(page).fill('[Truck right]')
  await expect(canvas(page)).toHaveAttribute('data-shows', 'truck-right')
  await page.waitForTimeout(500)
  expect(await seconds(page)).toBeCloseTo(paused, 5)
  await play(page).focus()
  await page.keyboard.press('Enter')
  await expect(pause(page)).toBeVisible()
  await pause(page).click()
  await page.reload()
  await page.getByLabel('First frame').setInputFiles(await pictureFile())
  await prompt(page).fill('[Truck right]')
  await expect(canvas(page)).toHaveAttribute('data-shows', 'truck-right')
  await page.waitForTimeout(500)
  await expect(play(page)).toBeVisible()
})

test('it loops and plays faster when asked, and follows the length', async ({ page }) => {
  await compose(page, await pictureFile())
  await choose(page, 'Duration', '10 s')
  await prompt(page).fill('[Tilt up]')
  await expect(slider(page)).toHaveAttribute('max', '10')
  await desk(page).getByRole('button', { name: 'Loop the rehearsal' }).click()
  await desk(page).getByRole('combobox', { name: 'Speed of the rehearsal' }).selectOption('2')
  await slider(page).fill('9')
  const began = Date.now()
  await slider(page).press('k')
  await expect.poll(() => seconds(page), 'it wraps around').toBeLessThan(5)
  await expect.poll(() => seconds(page)).toBeGreaterThan(5)
  const pace = (1 + (await seconds(page))) / ((Date.now() - began) / 1000)
  expect(pace).toBeGreaterThan(1.4)
  expect(pace).toBeLessThan(2.6)
  await expect(pause(page)).toBeVisible()
})

test('nothing plays out of sight, nor for who wants less motion', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 700 })
  await compose(page, await pictureFile())
  await prompt(page).fill('[Pan left]')
  await canvas(page).scrollIntoViewIfNeeded()
  await expect(pause(page)).toBeVisible()
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(desk(page).getByRole('button', { name: 'Play the rehearsal' })).toBeAttached()

  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await prompt(page).fill('[Truck left]')
  const stills = desk(page).getByRole('list', { name: 'Key frames' }).getByRole('button')
  await expect(stills).toHaveText(['Start 0:00.0', 'Middle 0:03.0', 'End 0:06.0'])
  await expect(canvas(page)).toHaveAttribute('data-shows', 'truck-left')
  await page.waitForTimeout(600)
  await expect(play(page)).toBeVisible()
  const middles = await stills.locator('canvas').evaluateAll((all) =>
    all.map((still) => {
      if (!(still instanceof HTMLCanvasElement)) return -1
      const { width, height } = still
      const pixels = still.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
      let sum = 0
      let count = 0
      for (let at = 0; at < pixels.length; at += 4) {
        if ((pixels[at] ?? 0) < 140 || (pixels[at + 1] ?? 0) > 100) continue
        sum += (at / 4) % width
        count += 1
      }
      return sum / count / width
    }),
  )
  expect(middles[0]).toBeCloseTo(0.38, 1)
  expect((middles[1] ?? 0) - (middles[0] ?? 0)).toBeCloseTo(0.127, 1)
  expect((middles[2] ?? 0) - (middles[0] ?? 0)).toBeCloseTo(0.255, 1)
  await stills.nth(1).click()
  expect(await seconds(page)).toBe(3)
  await slider(page).press('ArrowRight')
  expect(await seconds(page)).toBeCloseTo(3 + 1 / 24, 4)
})

test('it needs no network: neither the upload nor the server is there', async ({
  page,
  context,
}) => {
  await page.route('**/api/frames*', (route) => route.abort())
  await compose(page, await pictureFile())
  await context.setOffline(true)
  await prompt(page).fill('[Zoom out]')
  await expect(pause(page)).toBeVisible()
  await slider(page).press('End')
  expect((await spots(page)).apart).toBeCloseTo(0.24 / 1.35, 2)
})

test('the first picture after an edit comes within 200 ms', async ({ page }) => {
  await compose(page, await pictureFile())
  const lines = ['[Truck left]', '[Pan right]', '[Push in,Tilt up]', '[Shake] then [Zoom in]']
  const waits = await page.evaluate(async (lines) => {
    const field = document.querySelector('textarea')
    const rehearsal = document.querySelector('canvas[data-rehearsal]')
    const write = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
    if (!field || !rehearsal || !write) throw new Error('there is no rehearsal')
    const waits: number[] = []
    for (let edit = 0; edit < 24; edit++) {
      const painted = new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect()
          resolve(performance.now())
        })
        observer.observe(rehearsal, { attributeFilter: ['data-shows'] })
      })
      const began = performance.now()
      write.call(field, `A street at dusk ${lines[edit % lines.length]}`)
      field.dispatchEvent(new Event('input', { bubbles: true }))
      waits.push((await painted) - began)
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
    return waits.sort((a, b) => a - b)
  }, lines)
  expect(waits[Math.ceil(waits.length * 0.95) - 1]).toBeLessThan(200)
})

test('a lost graphics card comes back with its picture', async ({ page }) => {
  const buffer = await plainPicture(960, 540, '#18c040')
  await compose(page, { name: 'frame.png', mimeType: 'image/png', buffer })
  await prompt(page).fill('[Zoom out]')
  await slider(page).press('End')
  const share = await hatchedShare(page)
  expect(share).toBeCloseTo(0.451, 2)
  await canvas(page).evaluate(async (element: HTMLCanvasElement) => {
    const card = element.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    if (!card) throw new Error('the rehearsal is not drawn by WebGL')
    const happens = (event: string) =>
      new Promise((resolve) => element.addEventListener(event, resolve, { once: true }))
    const lost = happens('webglcontextlost')
    card.loseContext()
    await lost
    await new Promise((resolve) => setTimeout(resolve, 50)) // it may be asked for only after the event
    const restored = happens('webglcontextrestored')
    card.restoreContext()
    await restored
  })
  expect(await hatchedShare(page)).toBeCloseTo(share, 3)
})

test('without WebGL the same views are drawn more coarsely; without a canvas it says so', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const open = HTMLCanvasElement.prototype.getContext
    Reflect.set(HTMLCanvasElement.prototype, 'getContext', function (this: never, kind: string) {
      return kind.startsWith('webgl') ? null : Reflect.apply(open, this, [kind])
    })
  })
  const buffer = await plainPicture(960, 540, '#18c040')
  await compose(page, { name: 'frame.png', mimeType: 'image/png', buffer })
  await prompt(page).fill('[Zoom out]')
  await expect(desk(page)).toContainText('Drawn without the graphics card')
  await slider(page).press('End')
  expect(await hatchedShare(page)).toBeCloseTo(0.451, 1)

  await page.addInitScript(() => {
    const open = HTMLCanvasElement.prototype.getContext
    Reflect.set(
      HTMLCanvasElement.prototype,
      'getContext',
      function (this: HTMLElement, kind: string) {
        const closed = this.dataset.rehearsal !== undefined
        return closed ? null : Reflect.apply(open, this, [kind])
      },
    )
  })
  await page.reload()
  await page
    .getByLabel('First frame')
    .setInputFiles({ name: 'frame.png', mimeType: 'image/png', buffer })
  await expect(desk(page)).toContainText('This browser draws neither')
})

test('a model that ignores moves, and a camera that holds still, are said to be so', async ({
  page,
}) => {
  await compose(page, await pictureFile())
  await prompt(page).fill('[Static shot] a lamp')
  await expect(desk(page).getByRole('status')).toHaveText(/The camera holds still/)
  await prompt(page).fill('[Push in] a lamp')
  await expect(desk(page).getByRole('status')).toHaveText(/Every view stays inside/)
  await choose(page, 'Model', 'I2V-01')
  await expect(desk(page).getByRole('status')).toHaveText(/reads camera moves as plain words/)
  await expect(play(page)).toBeDisabled()
})
