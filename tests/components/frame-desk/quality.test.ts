import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { blockiness } from '#components/frame-desk/blocks.ts'
import { blur } from '#components/frame-desk/blur.ts'
import { greyOf } from '#components/frame-desk/grey.ts'
import { type Quality, qualityOf } from '#components/frame-desk/quality.ts'
import { judgeSize } from '#lib/frames/limits.ts'

/** The pictures as the browser hands them over: the whole in small, and the middle at its own size. */
async function looked(picture: Sharp | Buffer): Promise<Quality> {
  return qualityOf(await sizeOf(picture), await views(picture))
}

async function views(picture: Sharp | Buffer) {
  const file = Buffer.isBuffer(picture) ? picture : await picture.png().toBuffer()
  const { width, height } = await sizeOf(file)
  const detail = { width: Math.min(512, width), height: Math.min(512, height) }
  const left = Math.floor((width - detail.width) / 2)
  const top = Math.floor((height - detail.height) / 2)
  return {
    small: await greyFrom(
      sharp(file).resize({ width: 1024, height: 1024, fit: 'inside', withoutEnlargement: true }),
    ),
    detail: await greyFrom(sharp(file).extract({ left, top, ...detail })),
  }
}

async function sizeOf(picture: Sharp | Buffer) {
  const { width, height } = await (Buffer.isBuffer(picture)
    ? sharp(picture)
    : sharp(await picture.png().toBuffer())
  ).metadata()
  return { width, height }
}

async function greyFrom(picture: Sharp) {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const pixels = new Uint8ClampedArray(data)
  return greyOf({ width: info.width, height: info.height, data: pixels } as ImageData)
}

/** Shapes, lines and a fine texture: what a photo has of sharp and soft. */
function scene(width = 1600, height = 900, background = '#7a8ea0'): Sharp {
  const bricks = Array.from({ length: 60 }, (_, n) => {
    const [x, y] = [(n % 10) * (width / 10), Math.floor(n / 10) * (height / 12) + height / 2]
    return `<rect x="${x + 3}" y="${y + 3}" width="${width / 10 - 6}" height="${height / 12 - 6}" fill="hsl(${n * 37} 40% ${30 + ((n * 13) % 40)}%)"/>`
  }).join('')
  const svg = `<svg width="${width}" height="${height}"><rect width="100%" height="100%" fill="${background}"/><circle cx="${width * 0.7}" cy="${height * 0.3}" r="${height * 0.2}" fill="#fd8"/>${bricks}</svg>`
  return sharp(Buffer.from(svg)).flatten()
}

/** Leaves, clouds, cloth: soft shapes of every size. */
async function texture(sigma: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  const create = { width: 1600, height: 900, channels: 3, background: '#808080', noise } as const
  const grain = await sharp({ create }).png().toBuffer()
  return sharp(grain).blur(sigma).normalise().png().toBuffer()
}

/** Grain as a sensor leaves it. */
async function grainy(picture: Sharp, sigma = 6): Promise<Buffer> {
  const { width, height } = await sizeOf(picture)
  const grain = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma },
    },
  })
    .png()
    .toBuffer()
  return sharp(await picture.png().toBuffer())
    .composite([{ input: grain, blend: 'overlay' }])
    .png()
    .toBuffer()
}

const blurredBy = async (sigma: number) =>
  sharp(await scene().png().toBuffer())
    .blur(sigma)
    .png()
    .toBuffer()
const compressedAt = async (quality: number, sigma = 4) =>
  sharp(await texture(sigma))
    .jpeg({ quality })
    .toBuffer()

/** A wide scene between two bars of a colour. */
async function barred(
  inner: Sharp,
  bar: number,
  colour = '#000',
  side: 'rows' | 'columns' = 'rows',
) {
  const { width, height } = await sizeOf(inner)
  const whole =
    side === 'rows'
      ? { width, height: height + 2 * bar, top: bar, left: 0 }
      : { width: width + 2 * bar, height, top: 0, left: bar }
  return sharp({
    create: { width: whole.width, height: whole.height, channels: 3, background: colour },
  })
    .composite([{ input: await inner.png().toBuffer(), top: whole.top, left: whole.left }])
    .jpeg({ quality: 88 })
    .toBuffer()
}

describe('blur', () => {
  test.each([
    ['a sharp scene', () => scene().png().toBuffer(), false],
    ['a sharp scene with grain', () => grainy(scene()), false],
    ['a little soft', () => blurredBy(0.8), false],
    ['out of focus', () => blurredBy(6), true],
    ['far out of focus', () => blurredBy(14), true],
    [
      'one colour alone',
      () =>
        sharp({ create: { width: 800, height: 600, channels: 3, background: '#345' } })
          .png()
          .toBuffer(),
      false,
    ],
  ])('%s', async (_, make, warned) => {
    const picture = await make()
    const told = `measured ${blur((await views(picture)).small)}`
    expect((await looked(picture)).blurred, told).toBe(warned)
  })

  test('a sharp subject before a soft background is sharp', async () => {
    const subject = await sharp(await scene(600, 450).png().toBuffer())
      .png()
      .toBuffer()
    const picture = await sharp(await blurredBy(14))
      .composite([{ input: subject, left: 500, top: 225 }])
      .png()
      .toBuffer()
    expect((await looked(picture)).blurred).toBe(false)
  })
})

describe('heavy compression', () => {
  test.each(
    [3, 6, 12].flatMap((sigma): [number, number, boolean][] => [
      [8, sigma, true],
      [15, sigma, true],
      [25, sigma, true],
      [60, sigma, false],
      [75, sigma, false],
      [92, sigma, false],
    ]),
  )('of quality %i on shapes of %i pixels', async (quality, sigma, warned) => {
    const picture = await compressedAt(quality, sigma)
    const told = `measured ${blockiness((await views(picture)).detail)}`
    expect((await looked(picture)).compressed, told).toBe(warned)
  })

  test('is seen after the picture was cropped off its grid and saved again', async () => {
    const again = await sharp(await compressedAt(12))
      .extract({ left: 3, top: 5, width: 1400, height: 800 })
      .png()
      .toBuffer()
    expect((await looked(again)).compressed).toBe(true)
  })

  test('is not what a drawing with straight lines has', async () => {
    expect((await looked(await scene().png().toBuffer())).compressed).toBe(false)
  })
})

describe('bars', () => {
  test.each([
    ['black ones above and below', () => barred(scene(1600, 680), 110), { y: 110, height: 680 }],
    [
      'white ones left and right',
      () => barred(scene(900, 900), 150, '#fff', 'columns'),
      { x: 150, width: 900 },
    ],
  ])('%s are found and left out', async (_, make, part) => {
    const { bars } = await looked(await make())
    for (const [name, value] of Object.entries(part)) {
      const found = bars?.[name as keyof typeof bars] ?? Number.NaN
      expect(Math.abs(found - value), `${name}: ${found}`).toBeLessThanOrEqual(6)
    }
    expect(bars && judgeSize(bars)).toBeUndefined()
  })

  test('leave a legal part, even of the widest film', async () => {
    const { bars } = await looked(await barred(scene(1600, 560), 170))
    expect(bars).toBeDefined()
    expect(bars && judgeSize(bars)).toBeUndefined()
  })

  test.each([
    ['a scene to its edges', () => scene().jpeg().toBuffer()],
    [
      'a bar on one side only',
      async () =>
        sharp({ create: { width: 1600, height: 900, channels: 3, background: '#000' } })
          .composite([{ input: await scene(1600, 780).png().toBuffer(), top: 0, left: 0 }])
          .jpeg()
          .toBuffer(),
    ],
    [
      'a thing on white',
      async () =>
        sharp({ create: { width: 1200, height: 900, channels: 3, background: '#fff' } })
          .composite([
            {
              input: Buffer.from(
                '<svg width="700" height="600"><ellipse cx="350" cy="300" rx="340" ry="290" fill="#b33"/></svg>',
              ),
              top: 150,
              left: 250,
            },
          ])
          .jpeg()
          .toBuffer(),
    ],
    [
      'one colour alone',
      () =>
        sharp({ create: { width: 800, height: 600, channels: 3, background: '#000' } })
          .png()
          .toBuffer(),
    ],
  ])('%s has none', async (_, make) => {
    expect((await looked(await make())).bars).toBeUndefined()
  })
})

test.each([
  [640, 400, true],
  [500, 900, true],
  [512, 512, false],
  [1920, 1080, false],
])('%i × %i is smaller than any video: %s', async (width, height, warned) => {
  expect((await looked(await scene(width, height).png().toBuffer())).tiny).toBe(warned)
})
