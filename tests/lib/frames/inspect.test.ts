import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTranslator } from 'next-intl'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '#lib/errors.ts'
import { inspect } from '#lib/frames/inspect.ts'
import { messagesOf } from '#lib/web/messages.ts'
import { badPictures } from './bad-pictures.ts'
import {
  blue,
  bomb,
  chunk,
  green,
  noise,
  picture,
  quarters,
  red,
  white,
  withChunk,
  withSegment,
} from './pictures.ts'

let folder: string
let serial = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstframe-inspect-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function judge(bytes: Buffer) {
  const path = join(folder, String(serial++))
  await writeFile(path, bytes)
  return inspect(path)
}

/** The picture that would be stored, which must be a good one. */
async function taken(bytes: Buffer) {
  const picture = await judge(bytes)
  if (picture instanceof Refused) throw new Error(picture.code)
  return {
    ...picture,
    bytes: await readFile(picture.path),
    small: await readFile(picture.smallPath),
  }
}

const canary = 'CANARY-of-a-private-place'

describe('refused:', () => {
  test.each(badPictures)('$name ($code)', async ({ make, code, says }) => {
    const refused = await judge(await make())
    expect(refused).toBeInstanceOf(Refused)
    if (!(refused instanceof Refused)) return
    expect(refused.code).toBe(code)
    expect(sentence('en', refused)).toContain(says)
    expect(sentence('zh-CN', refused)).toMatch(/[一-鿿]/)
  })

  function sentence(locale: 'en' | 'zh-CN', { code, params }: Refused): string {
    const messages = messagesOf(locale)
    const onError = (error: unknown) => {
      throw error
    }
    return createTranslator({ locale, messages, namespace: 'errors', onError })(
      code,
      params as never,
    )
  }

  test('a bomb costs nothing: it is refused before it is decoded', async () => {
    const bytes = bomb(30_000, 30_000)
    const started = performance.now()
    expect(await judge(bytes)).toMatchObject({ code: 'frame_too_many_pixels' })
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test('a picture of a million tiny pieces is not walked to its end', async () => {
    const pieces = Buffer.concat(new Array(150_000).fill(chunk('tEXt')))
    expect(await judge(withChunk(await picture('png'), pieces))).toMatchObject({
      code: 'frame_unreadable',
    })
  })
})

describe('kept bit for bit:', () => {
  test.each([
    ['a JPG', () => picture('jpeg'), 'jpeg'],
    ['a progressive JPG', () => noise(700, 500).jpeg({ progressive: true }).toBuffer(), 'jpeg'],
    ['a grey JPG', () => noise(400, 400).greyscale().jpeg().toBuffer(), 'jpeg'],
    ['a PNG', () => picture('png'), 'png'],
    [
      'a PNG with a palette',
      () => quarters([red, green, blue, white]).png({ palette: true }).toBuffer(),
      'png',
    ],
    ['an interlaced PNG', () => noise(400, 400).png({ progressive: true }).toBuffer(), 'png'],
    [
      'a PNG with transparency',
      () => quarters([red, green, blue, white]).ensureAlpha(0.5).png().toBuffer(),
      'png',
    ],
    ['a WebP', () => picture('webp'), 'webp'],
    [
      'a lossless WebP',
      () => noise(400, 400).webp({ lossless: true, effort: 0 }).toBuffer(),
      'webp',
    ],
    [
      'a WebP with transparency',
      () => quarters([red, green, blue, white]).ensureAlpha(0.5).webp().toBuffer(),
      'webp',
    ],
    [
      'a lossless WebP with transparency',
      () =>
        quarters([red, green, blue, white]).ensureAlpha(0.5).webp({ lossless: true }).toBuffer(),
      'webp',
    ],
  ] as const)('%s', async (_, make, kind) => {
    const given = await make()
    const kept = await taken(given)
    expect(kept.kind).toBe(kind)
    expect(await pixels(kept.bytes)).toEqual(await pixels(given))
    expect(kept.bytes.length).toBeLessThanOrEqual(given.length)
    expect((await taken(kept.bytes)).bytes).toEqual(kept.bytes)
  })

  test('the smallest and the longest that are allowed', async () => {
    expect(await taken(await picture('png', 301, 301))).toMatchObject({ width: 301, height: 301 })
    expect(await taken(await picture('jpeg', 1000, 400))).toMatchObject({ width: 1000 })
    expect(await taken(await picture('webp', 400, 1000))).toMatchObject({ height: 1000 })
  })

  test('a small copy comes with it', async () => {
    const { small } = await taken(await picture('jpeg', 1600, 800))
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 480, height: 240 })
    const { small: same } = await taken(await picture('png', 320, 400))
    expect(await sharp(same).metadata()).toMatchObject({ width: 320, height: 400 })
  })
})

describe('left behind:', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('place, author and XMP of a %s', async (format) => {
    const given = await quarters([red, green, blue, white])
      .withExif({
        IFD0: { Copyright: canary },
        IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSAreaInformation: canary },
      })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${canary}</a></x:xmpmeta>`)
      [format]()
      .toBuffer()
    expect(given.includes(canary)).toBe(true)
    const { bytes, small } = await taken(given)
    for (const stored of [bytes, small]) {
      expect(stored.includes(canary)).toBe(false)
      expect(stored.includes('xmpmeta')).toBe(false)
      const { exif, xmp, iptc, icc } = await sharp(stored).metadata()
      expect({ exif, xmp, iptc, icc }).toEqual({})
    }
    expect(await pixels(bytes)).toEqual(await pixels(given))
  })

  test.each([
    ['a comment', 0xfe, canary],
    ['a Photoshop block', 0xed, `Photoshop 3.0\0${canary}`],
    ['a thumbnail in the JFIF header', 0xe0, `JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01${canary}`],
    ['an unknown segment', 0xeb, canary],
  ])('%s of a JPG', async (_, marker, data) => {
    const jpeg = await picture('jpeg')
    const { bytes } = await taken(withSegment(jpeg, marker, Buffer.from(data, 'latin1')))
    expect(bytes).toEqual((await taken(jpeg)).bytes)
  })

  test.each(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'prVt'])('a %s chunk of a PNG', async (type) => {
    const png = await picture('png')
    const { bytes } = await taken(withChunk(png, chunk(type, Buffer.from(`Comment\0${canary}`))))
    expect(bytes).toEqual((await taken(png)).bytes)
  })

  test.each([
    ['a second picture', () => picture('jpeg', 400, 400)],
    ['a short film', () => Buffer.from(`\0\0\0\x18ftypmp42\0\0\0\0${canary}`, 'latin1')],
    ['the trailer of a Samsung camera', () => Buffer.from(`\0\0\x01\x0a${canary}SEFT`, 'latin1')],
    [
      'padding and a second picture',
      async () => Buffer.concat([Buffer.alloc(70_000), await picture('jpeg')]),
    ],
    ['padding', () => Buffer.alloc(100_000)],
  ])('%s that a phone put behind its JPG', async (_, make) => {
    const jpeg = await picture('jpeg')
    const { bytes } = await taken(Buffer.concat([jpeg, await make()]))
    expect(bytes).toEqual((await taken(jpeg)).bytes)
  })
})

describe('drawn anew:', () => {
  /** For each EXIF orientation, the sides of the scene that the file's first row and first column show. */
  const sides = [
    ['top', 'left'],
    ['top', 'right'],
    ['bottom', 'right'],
    ['bottom', 'left'],
    ['left', 'top'],
    ['right', 'top'],
    ['right', 'bottom'],
    ['left', 'bottom'],
  ] as const
  const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const
  const corner = (a: string, b: string) => {
    const vertical = [a, b].includes('top')
    const horizontal = [a, b].includes('left')
    return vertical ? (horizontal ? red : green) : horizontal ? blue : white
  }

  test.each(
    (['jpeg', 'png', 'webp'] as const).flatMap((format) =>
      sides.map(([row, column], index) => ({ format, orientation: index + 1, row, column })),
    ),
  )(
    'a $format of orientation $orientation stands upright',
    async ({ format, orientation, row, column }) => {
      const size = orientation >= 5 ? { width: 360, height: 480 } : { width: 480, height: 360 }
      const lying = quarters(
        [
          corner(row, column),
          corner(row, opposite[column]),
          corner(opposite[row], column),
          corner(opposite[row], opposite[column]),
        ],
        size,
      )
      const kept = await taken(await lying.withMetadata({ orientation })[format]().toBuffer())
      expect(kept).toMatchObject({ width: 480, height: 360 })
      expect((await sharp(kept.bytes).metadata()).orientation).toBeUndefined()
      await expectQuarters(kept.bytes, 480, 360)
      await expectQuarters(kept.small, 480, 360)
    },
  )

  test('the shape is judged as it is seen', async () => {
    const lying = (width: number, height: number) =>
      quarters([red, green, blue, white], { width, height })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer()
    expect(await judge(await lying(1001, 400))).toMatchObject({
      code: 'frame_shape',
      params: { width: 400, height: 1001 },
    })
  })

  test.each(['jpeg', 'png', 'webp'] as const)(
    'a %s in wide colours becomes sRGB',
    async (format) => {
      const wide = await quarters([red, green, blue, white])
        .withIccProfile('p3')
        [format]()
        .toBuffer()
      const kept = await taken(wide)
      expect((await sharp(kept.bytes).metadata()).icc).toBeUndefined()
      await expectQuarters(kept.bytes, 480, 360)
    },
  )

  test('a picture that already is in sRGB only loses the profile', async () => {
    const given = await quarters([red, green, blue, white]).withIccProfile('srgb').png().toBuffer()
    expect((await sharp(given).metadata()).icc).toBeDefined()
    const { bytes } = await taken(given)
    expect((await sharp(bytes).metadata()).icc).toBeUndefined()
    expect(await pixels(bytes)).toEqual(await pixels(given))
  })

  test('a print in CMYK becomes sRGB', async () => {
    const print = await quarters([red, green, blue, white]).toColourspace('cmyk').jpeg().toBuffer()
    const kept = await taken(print)
    expect(await sharp(kept.bytes).metadata()).toMatchObject({ space: 'srgb', channels: 3 })
    await expectQuarters(kept.bytes, 480, 360, 100) // a print cannot be as green
  })

  test('sixteen bits become eight', async () => {
    const deep = await quarters([red, green, blue, white]).toColourspace('rgb16').png().toBuffer()
    expect(await sharp(deep).metadata()).toMatchObject({ depth: 'ushort' })
    const kept = await taken(deep)
    expect(await sharp(kept.bytes).metadata()).toMatchObject({ format: 'png', depth: 'uchar' })
    await expectQuarters(kept.bytes, 480, 360)
  })

  async function expectQuarters(bytes: Buffer, width: number, height: number, tolerance = 12) {
    const { data, info } = await sharp(bytes)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect({ width: info.width, height: info.height }).toEqual({ width, height })
    const at = (x: number, y: number) => {
      const index = (Math.round(y * height) * width + Math.round(x * width)) * info.channels
      return [...data.subarray(index, index + 3)]
    }
    const seen = [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)]
    for (const [index, colour] of [red, green, blue, white].entries())
      for (const channel of [0, 1, 2])
        expect(Math.abs((seen[index]?.[channel] ?? 999) - (colour[channel] ?? 0))).toBeLessThan(
          tolerance,
        )
  }
})

async function pixels(bytes: Buffer) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  return { size: [info.width, info.height, info.channels], data: data.toString('base64') }
}
