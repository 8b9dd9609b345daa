import fc from 'fast-check'
import { createH264MP4Encoder } from 'h264-mp4-encoder'
import { beforeAll, describe, expect, test } from 'vitest'
import { inspectMp4, Mp4Damaged } from '#lib/minimax/mp4.ts'
import { box, ftyp, longBox, moov, openBox, sampleBytes, u32 } from './boxes.ts'

let reads: [number, number][] = []

/** Inspects bytes as if they lay in a file. */
async function inspect(bytes: Uint8Array) {
  reads = []
  return inspectMp4(async (start, length) => {
    reads.push([start, length])
    return bytes.subarray(start, start + length)
  }, bytes.byteLength)
}

async function faultOf(bytes: Uint8Array) {
  const error = await inspect(bytes).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Mp4Damaged)
  return error instanceof Mp4Damaged ? error.reason : undefined
}

/** One second of a moving grey, by the encoder that the sandbox uses. */
async function realVideo(width: number, height: number, frames: number) {
  const encoder = await createH264MP4Encoder()
  Object.assign(encoder, { width, height, frameRate: 24, speed: 10 })
  encoder.initialize()
  for (let i = 0; i < frames; i += 1) {
    encoder.addFrameRgba(new Uint8Array(width * height * 4).fill(40 + i * 3))
  }
  encoder.finalize()
  const bytes = Buffer.from(encoder.FS.readFile(encoder.outputFilename))
  encoder.delete()
  return bytes
}

const samples = Buffer.alloc(sampleBytes, 7)
const facts = { width: 1366, height: 768, millis: 5875 }
/** `ftyp`, `mdat`, `moov`: as most encoders write it. */
const plain = (shape: Partial<Parameters<typeof moov>[0]> = {}) =>
  Buffer.concat([ftyp, box('mdat', samples), moov({ at: ftyp.byteLength + 8, ...shape })])

describe('a real video', () => {
  let video: Buffer
  beforeAll(async () => {
    video = await realVideo(320, 180, 24)
  })

  test('has its size and its length', async () => {
    expect(await inspect(video)).toEqual({ width: 320, height: 180, millis: 1000 })
    const portrait = await realVideo(96, 144, 141)
    expect(await inspect(portrait)).toEqual({ width: 96, height: 144, millis: 5875 })
  })

  test('is judged without reading its picture data', async () => {
    await inspect(video)
    const mdat = video.indexOf('mdat')
    expect(reads.every(([start, length]) => start + length <= mdat + 16 || start > mdat)).toBe(true)
    expect(reads.reduce((sum, [, length]) => sum + length, 0)).toBeLessThan(1500)
  })

  test('cut anywhere is not whole', async () => {
    const padding = video.lastIndexOf('free') - 4 // empty space behind the last box that matters
    for (let end = 0; end < video.byteLength; end += 1) {
      if (end === padding) continue
      const error = await inspect(video.subarray(0, end)).catch((thrown: unknown) => thrown)
      expect(error, `cut at ${end}`).toBeInstanceOf(Mp4Damaged)
    }
  })

  test('damaged anywhere is judged without another error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(video.byteLength - 1), fc.nat(255)), {
          minLength: 1,
          maxLength: 8,
        }),
        async (changes) => {
          const damaged = Buffer.from(video)
          for (const [at, value] of changes) damaged[at] = value
          const outcome = await inspect(damaged).catch((thrown: unknown) => thrown)
          if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Mp4Damaged)
        },
      ),
      { numRuns: 1500 },
    )
  })
})

describe('a whole video may be written in many ways', () => {
  test.each([
    ['the index behind the data', plain()],
    ['64-bit times', plain({ version: 1 })],
    ['64-bit places', plain({ long: true })],
    ['no length in the movie, one in the track', plain({ duration: 0, trackDuration: 5875 })],
    ['an unknown length in the movie', plain({ duration: 0xffff_ffff, trackDuration: 5875 })],
    ['another timescale', plain({ timescale: 24_000, duration: 141_000 })],
    [
      'the index before the data',
      Buffer.concat([
        ftyp,
        moov({ at: ftyp.byteLength + moov({ at: 0 }).byteLength + 8 }),
        box('mdat', samples),
      ]),
    ],
    [
      'data with a 64-bit size',
      Buffer.concat([ftyp, longBox('mdat', samples), moov({ at: ftyp.byteLength + 16 })]),
    ],
    [
      'data up to the end',
      Buffer.concat([
        ftyp,
        moov({ at: ftyp.byteLength + moov({ at: 0 }).byteLength + 8 }),
        openBox('mdat', samples),
      ]),
    ],
    ['boxes that nobody knows', Buffer.concat([plain(), box('free'), box('uuid', samples)])],
  ])('%s', async (_what, bytes) => {
    expect(await inspect(bytes)).toEqual(facts)
  })
})

describe('what is not a whole video says why', () => {
  const open = Buffer.concat([
    ftyp,
    moov({ at: ftyp.byteLength + moov({ at: 0 }).byteLength + 8 }),
    openBox('mdat', samples),
  ])

  test.each([
    ['nothing', Buffer.alloc(0), 'no_ftyp'],
    ['a few bytes', Buffer.from('ftyp'), 'truncated'],
    ['HTML', Buffer.from('<html><body>Please sign in</body></html>'), 'truncated'],
    ['zeros', Buffer.alloc(1000), 'no_ftyp'],
    ['data before the type', Buffer.concat([box('mdat', samples), ftyp]), 'no_ftyp'],
    ['only a type', ftyp, 'no_moov'],
    ['no index', Buffer.concat([ftyp, box('mdat', samples)]), 'no_moov'],
    ['no data', Buffer.concat([ftyp, moov({ at: 30 })]), 'no_mdat'],
    ['data that ends early', plain().subarray(0, ftyp.byteLength + 50), 'truncated'],
    ['an index that ends early', plain().subarray(0, -1), 'truncated'],
    ['open data that ends early', open.subarray(0, -1), 'truncated'],
    ['samples outside the data', plain({ at: 5 }), 'truncated'],
    ['samples far outside', plain({ long: true, at: 2 ** 40 }), 'truncated'],
    ['more samples than data', plain({ sampleSizes: [60, 41] }), 'truncated'],
    ['only sound', plain({ handler: 'soun' }), 'no_video_track'],
    ['a picture without width', plain({ size: [0, 768] }), 'no_video_track'],
    ['no length', plain({ duration: 0 }), 'no_duration'],
    ['no timescale', plain({ timescale: 0 }), 'no_duration'],
    ['an empty index', Buffer.concat([ftyp, box('mdat', samples), box('moov')]), 'no_video_track'],
    [
      'a box smaller than its head',
      Buffer.concat([ftyp, u32(4), Buffer.from('mdat')]),
      'odd_boxes',
    ],
    ['ten thousand boxes', Buffer.concat([ftyp, ...Array(10_000).fill(box('free'))]), 'odd_boxes'],
    [
      'an index of 9 MB',
      Buffer.concat([
        ftyp,
        box('mdat', samples),
        box('moov', box('free', Buffer.alloc(9_000_000))),
      ]),
      'odd_boxes',
    ],
  ])('%s', async (_what, bytes, reason) => {
    expect(await faultOf(bytes)).toBe(reason)
  })

  test('a table that claims more entries than it has', async () => {
    const bytes = Buffer.from(plain())
    bytes.writeUInt32BE(0x7fff_ffff, bytes.indexOf('stsz') + 12)
    expect(await faultOf(bytes)).toBe('odd_boxes')
  })

  test('a file that is shorter than storage said', async () => {
    const bytes = plain()
    const short = inspectMp4(
      async (start, length) => bytes.subarray(start, Math.min(start + length, 200)),
      bytes.byteLength,
    )
    await expect(short).rejects.toMatchObject({ reason: 'truncated' })
  })
})
