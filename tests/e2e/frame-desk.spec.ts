import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import compose from '#messages/en/compose.json' with { type: 'json' }
import { animatedWebp, chunk, noise, withSegment } from '#tests/lib/frames/pictures.ts'
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

/** A scene with edges and grain. */
function scene(width: number, height: number) {
  const svg = `<svg width="${width}" height="${height}"><rect width="100%" height="100%" fill="#86a"/><circle cx="${width * 0.3}" cy="${height * 0.5}" r="${height * 0.3}" fill="#fc3"/><rect x="${width * 0.55}" y="${height * 0.2}" width="${width * 0.3}" height="${height * 0.6}" fill="#246"/></svg>`
  return sharp(Buffer.from(svg)).flatten()
}

/** A 24-bit BMP, which sharp does not write. */
async function bmp(width: number, height: number): Promise<Buffer> {
  const pixels = await scene(width, height).removeAlpha().raw().toBuffer()
  const stride = Math.ceil((width * 3) / 4) * 4
  const file = Buffer.alloc(54 + stride * height)
  file.write('BM', 'latin1')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(width, 18)
  file.writeInt32LE(height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 3
      const to = 54 + (height - 1 - y) * stride + x * 3
      for (const part of [0, 1, 2]) file[to + part] = pixels[from + 2 - part] ?? 0
    }
  return file
}

/** Two pictures of one size, a second each. */
async function animatedPng(): Promise<Buffer> {
  const [width, height] = [480, 360]
  const png = await scene(width, height).png().toBuffer()
  const at = png.indexOf('IDAT') - 4
  const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
  const control = (sequence: number) => {
    const bytes = Buffer.alloc(26)
    bytes.writeUInt32BE(sequence, 0)
    bytes.writeUInt32BE(width, 4)
    bytes.writeUInt32BE(height, 8)
    bytes.writeUInt16BE(1, 20)
    bytes.writeUInt16BE(1, 22)
    return chunk('fcTL', bytes)
  }
  return Buffer.concat([
    png.subarray(0, 33),
    chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    control(0),
    chunk('IDAT', data),
    control(1),
    chunk('fdAT', Buffer.concat([Buffer.from([0, 0, 0, 2]), data])),
    chunk('IEND'),
  ])
}

async function letterboxed(): Promise<Buffer> {
  const inner = await scene(1600, 680).png().toBuffer()
  return sharp({ create: { width: 1600, height: 900, channels: 3, background: '#000' } })
    .composite([{ input: inner, top: 110, left: 0 }])
    .jpeg({ quality: 92 })
    .toBuffer()
}

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
    name: 'a GIF',
    file: 'dance.gif',
    make: () => scene(640, 480).gif().toBuffer(),
    says: 'GIF',
    mend: press('Keep the first picture'),
    changed: ['only the first picture kept', 'turned from GIF into PNG'],
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
    changed: [/^cropped, 1600 × 900 → 1600 × 67\d/],
    stored: { format: 'jpeg', width: 1600, height: 676 },
  },
]

test('bad pictures are mended where they are, what was changed is said, and the server takes them all', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await signUpBy(page.request)
  const answers: number[] = []
  page.on('response', (response) => {
    if (response.request().method() === 'PUT') answers.push(response.status())
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
})

/** The newest frame of the team as the server has it. */
async function storedFrame(page: Page) {
  const { frames } = await (await page.request.get('/api/frames?limit=1')).json()
  const bytes = await (await page.request.get(`/api/frames/${frames[0].id}`)).body()
  const { format, width, height } = await sharp(bytes).metadata()
  return { format, width, height, bytes: bytes.length }
}
