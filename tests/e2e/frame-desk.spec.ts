import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import compose from '#messages/en/compose.json' with { type: 'json' }
import { animatedWebp, noise, withSegment } from '#tests/lib/frames/pictures.ts'
import { animatedPng, bmp, letterboxed, scene } from './mendable.ts'
import { signUpBy } from './portal.ts'

type Bad = {
  name: string
  file: string
  make: () => Promise<Buffer> | Buffer
  /** What is said of it before it is mended. */
  says?: string
  /** What a person presses. */
  mend: (page: Page) => Promise<void>
  /** What is said to have been changed. */
  changed: (string | RegExp)[]
  /** What the server has afterwards. */
  stored: { format: 'jpeg' | 'png'; width: number; height: number }
}

const press = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).click()
}

const crop =
  (work: (page: Page) => Promise<void>, open = 'Crop it…') =>
  async (page: Page) => {
    await press(open)(page)
    await expect(page.getByRole('dialog', { name: 'Crop and turn' })).toBeVisible()
    await work(page)
    await press('Use this part')(page)
    await expect(page.getByRole('dialog')).toBeHidden()
  }

const ratio = (name: string) => (page: Page) => page.getByRole('radio', { name }).check()

const bad: Bad[] = [
  {
    name: 'a panorama',
    file: 'panorama.jpg',
    make: () => scene(3000, 900).jpeg().toBuffer(),
    says: '3000 × 900',
    mend: crop(ratio('16:9')),
    changed: ['cropped to 16:9, 3000 × 900 → 1600 × 900', /re-encoded as JPEG/],
    stored: { format: 'jpeg', width: 1600, height: 900 },
  },
  {
    name: 'a long strip',
    file: 'strip.png',
    make: () => scene(400, 1400).png().toBuffer(),
    says: '400 × 1400',
    mend: crop(async () => {}),
    changed: ['cropped, 400 × 1400 → 400 × 1000', /re-encoded as PNG/],
    stored: { format: 'png', width: 400, height: 1000 },
  },
  {
    name: 'a picture over 20 MB',
    file: 'large.png',
    make: () => noise(3000, 2400).png({ compressionLevel: 0 }).toBuffer(),
    says: 'under 20 MB',
    mend: press('Make it smaller'),
    changed: ['turned from PNG into JPEG'],
    stored: { format: 'jpeg', width: 3000, height: 2400 },
  },
  {
    name: 'a picture of 48 million pixels',
    file: 'huge.jpg',
    make: () => scene(8000, 6000).jpeg().toBuffer(),
    says: '8000 × 6000',
    mend: press('Scale it down'),
    changed: ['scaled down, 8000 × 6000 → 7302 × 5477'],
    stored: { format: 'jpeg', width: 7302, height: 5477 },
  },
  {
    name: 'a GIF that moves',
    file: 'dance.gif',
    make: async () => {
      const pictures = [0, 90].map((turn) => scene(640, 640).rotate(turn).png().toBuffer())
      return sharp(await Promise.all(pictures), { join: { animated: true } })
        .gif()
        .toBuffer()
    },
    says: 'GIF',
    mend: press('Keep the first picture'),
    changed: ['only the first picture kept', 'turned from GIF into PNG'],
    stored: { format: 'png', width: 640, height: 640 },
  },
  {
    name: 'a GIF that stands still',
    file: 'still.gif',
    make: () => scene(640, 480).gif().toBuffer(),
    says: 'GIF',
    mend: press('Convert it'),
    changed: ['turned from GIF into PNG'],
    stored: { format: 'png', width: 640, height: 480 },
  },
  {
    name: 'a BMP of a shape too long',
    file: 'scan.bmp',
    make: () => bmp(1000, 320),
    says: 'BMP',
    mend: crop(ratio('4:3')),
    changed: ['cropped to 4:3, 1000 × 320 → 427 × 320', 'turned from BMP into PNG'],
    stored: { format: 'png', width: 427, height: 320 },
  },
  {
    name: 'an AVIF picture',
    file: 'still.avif',
    make: () => scene(800, 600).avif({ effort: 0 }).toBuffer(),
    says: 'AVIF',
    mend: press('Convert it'),
    changed: ['turned from AVIF into JPEG'],
    stored: { format: 'jpeg', width: 800, height: 600 },
  },
  {
    name: 'an animated WebP',
    file: 'loop.webp',
    make: animatedWebp,
    says: 'animated',
    mend: press('Keep the first picture'),
    changed: ['only the first picture kept', 'turned from WebP into JPEG'],
    stored: { format: 'jpeg', width: 480, height: 360 },
  },
  {
    name: 'an animated PNG',
    file: 'loop.png',
    make: animatedPng,
    says: 'animated',
    mend: press('Keep the first picture'),
    changed: ['only the first picture kept', /re-encoded as PNG/],
    stored: { format: 'png', width: 480, height: 360 },
  },
  {
    name: 'a JPG that is a PDF, too',
    file: 'disguise.jpg',
    make: async () =>
      withSegment(await scene(640, 480).jpeg().toBuffer(), 0xfe, Buffer.from('%PDF-1.4\n1 0 obj')),
    says: 'something else',
    mend: press('Keep only the picture'),
    changed: ['only the picture kept', /re-encoded as JPEG/],
    stored: { format: 'jpeg', width: 640, height: 480 },
  },
  {
    name: 'a photo on its side',
    file: 'side.jpg',
    make: () => scene(1200, 800).rotate(90).jpeg().toBuffer(),
    mend: crop(async (page) => {
      await page.getByRole('button', { name: 'Turn left' }).click()
    }, 'Crop or turn…'),
    changed: ['turned by 270°', /re-encoded as JPEG/],
    stored: { format: 'jpeg', width: 1200, height: 800 },
  },
  {
    name: 'a film still with bars',
    file: 'film.jpg',
    make: letterboxed,
    mend: press('Crop the bars off'),
    changed: [/cropped, 1600 × 900 → 1600 × 678/],
    stored: { format: 'jpeg', width: 1600, height: 678 },
  },
]

test('bad pictures are mended where they are, what was changed is said, and the server takes them all', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await signUpBy(page.request)
  const answers: number[] = []
  page.on('response', (response) => {
    if (response.request().method() === 'PUT' && response.url().includes('/api/frames'))
      answers.push(response.status())
  })
  let workers = 0
  page.on('worker', () => {
    workers += 1
  })
  await page.goto('/new')
  for (const one of bad) {
    await test.step(one.name, async () => {
      const before = answers.length
      const buffer = await one.make()
      const input = page.getByLabel(compose.frame.label)
      await input.setInputFiles({ name: one.file, mimeType: '', buffer })
      if (one.says) {
        await expect(page.getByText(one.says).first()).toBeVisible()
        expect(answers.length, 'nothing was sent before it was mended').toBe(before)
      }
      await one.mend(page)
      const { width, height } = one.stored
      const facts = page.getByText(`${width} × ${height} px`)
      await expect(facts.first()).toBeVisible({ timeout: 30_000 })
      for (const words of one.changed) await expect(page.getByText(words).first()).toBeVisible()
      const stored = await storedFrame(page)
      expect(stored).toMatchObject(one.stored)
      expect(stored.bytes).toBeLessThan(20_000_000)
    })
  }
  expect(
    answers.every((status) => status === 201),
    String(answers),
  ).toBe(true)
  expect(workers, 'they are drawn off the page').toBeGreaterThanOrEqual(bad.length)
})

/** The newest frame of the team as the server has it. */
async function storedFrame(page: Page) {
  const { frames } = await (await page.request.get('/api/frames?limit=1')).json()
  const bytes = await (await page.request.get(`/api/frames/${frames[0].id}`)).body()
  const { format, width, height } = await sharp(bytes).metadata()
  return { format, width, height, bytes: bytes.length }
}
