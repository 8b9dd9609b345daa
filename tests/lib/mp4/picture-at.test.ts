import { beforeAll, expect, test } from 'vitest'
import { NotDecoded, pictureAt } from '#lib/mp4/picture-at.ts'
import { ffmpeg, nthPicture } from '#tests/support/ffmpeg.ts'

const exact = 'bicubic+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact'
const film = ['-f', 'lavfi', '-i', 'testsrc2=s=400x304:r=24:d=2,noise=alls=8']
const x264 = [
  '-c:v',
  'libx264',
  '-preset',
  'ultrafast',
  '-bf',
  '3',
  '-g',
  '48',
  '-profile:v',
  'high',
]

/** High profile with B-frames, as the upstream's: its edit list hides what decoding needs first. */
let plain: Buffer
beforeAll(async () => {
  plain = await ffmpeg({}, [...film, ...x264, '-pix_fmt', 'yuv420p'], 'out.mp4')
})

const at = (file: Buffer, seconds: number) => pictureAt(async () => new Uint8Array(file), seconds)
const rgb = (from: string, range = 'tv') =>
  `scale=in_color_matrix=${from}:in_range=${range}:out_range=pc:flags=${exact}`

test.each([
  ['the first', 0, 0],
  ['one in the middle', 17, 17 / 24],
  ['one by a time just before the next', 17, 18 / 24 - 0.002],
  ['one by its time in milliseconds, rounded down', 17, 0.708],
  ['the last, by any time behind it', 47, 9],
])('%s is the very picture that the decoder counts', async (_, n, seconds) => {
  expect(plain.includes('elst')).toBe(true)
  const picture = await at(plain, seconds)
  expect(picture).toMatchObject({ width: 400, height: 304 })
  expect(picture.atSeconds).toBeCloseTo(n / 24, 6)
  expect(Buffer.from(picture.rgb).equals(await nthPicture(plain, n, 'rgb24', rgb('bt601')))).toBe(
    true,
  )
  const neighbour = await nthPicture(plain, n === 0 ? 1 : n - 1, 'rgb24', rgb('bt601'))
  expect(Buffer.from(picture.rgb).equals(neighbour)).toBe(false)
})

test('what an edit list cuts off is never shown', async () => {
  const args = ['-ss', '0.5', '-i', 'in.mp4', '-c', 'copy', '-avoid_negative_ts', 'disabled']
  const cut = await ffmpeg({ 'in.mp4': plain }, args, 'out.mp4')
  const picture = await at(cut, 0)
  expect(Buffer.from(picture.rgb).equals(await nthPicture(plain, 12, 'rgb24', rgb('bt601')))).toBe(
    true,
  )
})

test.each([
  ['bt709', 'tv', 'bt709'],
  ['smpte170m', 'tv', 'bt601'],
  ['bt709', 'pc', 'bt709'],
])('colours follow the tags of the stream: %s, %s', async (tag, range, matrix) => {
  const tags = ['-colorspace', tag, '-color_range', range, '-pix_fmt', 'yuv420p']
  const tagged = await ffmpeg({}, [...film, ...x264, ...tags], 'out.mp4')
  const picture = Buffer.from((await at(tagged, 0.5)).rgb)
  expect(picture.equals(await nthPicture(tagged, 12, 'rgb24', rgb(matrix, range)))).toBe(true)
  const other = matrix === 'bt709' ? 'bt601' : 'bt709'
  expect(picture.equals(await nthPicture(tagged, 12, 'rgb24', rgb(other, range)))).toBe(false)
})

test('without tags, 720 lines are read as BT.709', async () => {
  const large = [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=s=960x720:r=24:d=0.1',
    ...x264,
    '-pix_fmt',
    'yuv420p',
  ]
  const file = await ffmpeg({}, large, 'out.mp4')
  const picture = Buffer.from((await at(file, 0)).rgb)
  expect(picture.equals(await nthPicture(file, 0, 'rgb24', rgb('bt709')))).toBe(true)
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['noise', Buffer.from('not a film at all '.repeat(100))],
])('%s is no video, and ends only its own thread', async (_, file) => {
  await expect(at(file, 0)).rejects.toThrow(NotDecoded)
})

test('a video that was cut off is refused', async () => {
  await expect(at(plain.subarray(0, plain.length / 2), 1)).rejects.toThrow(NotDecoded)
})
