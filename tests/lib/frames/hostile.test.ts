import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refused } from '#lib/errors.ts'
import { type Inspected, inspect } from '#lib/frames/inspect.ts'
import { judgeSize, maxBytes } from '#lib/frames/limits.ts'
import {
  animatedWebp,
  blue,
  chunk,
  green,
  noise,
  quarters,
  red,
  white,
  withChunk,
  withSegment,
  zip,
} from './pictures.ts'

const canary = 'CANARY-of-a-private-place'
const seeds: Buffer[] = []
let folder: string
let serial = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstframe-hostile-'))
  const scene = () => quarters([red, green, blue, white], { width: 320, height: 310 })
  const withSecrets = () =>
    scene()
      .withExif({ IFD0: { Copyright: canary }, IFD3: { GPSAreaInformation: canary } })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${canary}</x:xmpmeta>`)
  const made = [
    withSecrets().jpeg(),
    withSecrets().withMetadata({ orientation: 6 }).jpeg(),
    noise(310, 310).jpeg({ progressive: true }),
    scene().toColourspace('cmyk').jpeg(),
    withSecrets().png(),
    scene().png({ palette: true }),
    scene().toColourspace('rgb16').png(),
    scene().withIccProfile('p3').png(),
    withSecrets().webp(),
    scene().ensureAlpha(0.5).webp(),
    scene().webp({ lossless: true }),
  ]
  for (const one of made) seeds.push(await one.toBuffer())
  seeds.push(await animatedWebp(), zip())
})
afterAll(() => rm(folder, { recursive: true }))

/** One thing done to a file, at a place given as a share of its length. */
const edit = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'drop', 'repeat', 'mark', 'mark', 'mark', 'append', 'zero'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 400 }),
  byte: fc.integer({ min: 0, max: 255 }),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function edited(bytes: Buffer, { kind, at, length, byte }: Edit): Buffer {
  const from = Math.floor(at * bytes.length)
  const [before, part, after] = [
    bytes.subarray(0, from),
    bytes.subarray(from, from + length),
    bytes.subarray(from + length),
  ]
  switch (kind) {
    case 'flip':
      return Buffer.concat([before, Buffer.from([byte]), bytes.subarray(from + 1)])
    case 'cut':
      return before
    case 'drop':
      return Buffer.concat([before, after])
    case 'repeat':
      return Buffer.concat([before, part, part, after])
    case 'zero':
      return Buffer.concat([before, Buffer.alloc(part.length), after])
    case 'mark':
      return marked(bytes)
    default:
      return Buffer.concat([bytes, seeds[byte % seeds.length] ?? Buffer.alloc(0)])
  }
}

/** The file with more metadata in it, where its kind keeps such. */
function marked(bytes: Buffer): Buffer {
  if (bytes[0] === 0xff) return withSegment(bytes, 0xfe, Buffer.from(canary))
  if (bytes[0] === 0x89) return withChunk(bytes, chunk('tEXt', Buffer.from(`Comment\0${canary}`)))
  const more = Buffer.from(`XMP \x1a\0\0\0${canary} `, 'latin1')
  const longer = Buffer.concat([bytes, more])
  longer.writeUInt32LE(longer.length - 8, 4)
  return longer
}

async function judge(bytes: Buffer) {
  const path = join(folder, String(serial++))
  await writeFile(path, bytes)
  return inspect(path)
}

async function expectClean({ path, smallPath, kind, width, height }: Inspected) {
  const bytes = await readFile(path)
  expect(bytes.length).toBeLessThanOrEqual(maxBytes)
  expect(judgeSize({ width, height })).toBeUndefined()
  for (const stored of [bytes, await readFile(smallPath)]) {
    const { format, exif, xmp, iptc, icc, pages } = await sharp(stored).metadata()
    expect({ exif, xmp, iptc, icc, pages }).toEqual({})
    expect(format).toBe(stored === bytes ? kind : 'webp')
    expect(stored.includes('xmpmeta')).toBe(false)
    expect(stored.includes(canary)).toBe(false)
  }
  const decoded = await sharp(bytes, { failOn: 'warning' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(decoded.info).toMatchObject({ width, height })
  const again = await judge(bytes)
  if (again instanceof Refused) throw new Error(`taken once, then ${again.code}`)
  expect(await readFile(again.path)).toEqual(bytes)
}

test('a damaged or forged picture is refused in words or stored clean, and never takes long', async () => {
  let taken = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 12 }),
      fc.array(edit, { minLength: 1, maxLength: 3 }),
      async (seed, edits) => {
        const started = performance.now()
        const picture = await judge(edits.reduce(edited, seeds[seed] ?? Buffer.alloc(0)))
        expect(performance.now() - started).toBeLessThan(2_000)
        if (picture instanceof Refused) refused += 1
        else {
          taken += 1
          await expectClean(picture)
        }
      },
    ),
    { numRuns: 300, unbiased: true },
  )
  expect(taken).toBeGreaterThan(10)
  expect(refused).toBeGreaterThan(100)
}, 60_000)
