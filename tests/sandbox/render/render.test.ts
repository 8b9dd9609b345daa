import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RenderInput, renderVideo } from '#sandbox/render/render.ts'
import { plainPicture, texturedPicture } from './pictures.ts'
import { openPlayer } from './player.ts'
import { difference } from './track.ts'

const textured = await texturedPicture()
let player: Awaited<ReturnType<typeof openPlayer>>
beforeAll(async () => {
  player = await openPlayer()
})
afterAll(() => player.close())

const asked: RenderInput = {
  image: textured,
  prompt: '',
  resolution: '144P',
  durationSeconds: 1,
  directivesHonoured: true,
}

describe('the file', () => {
  test.each([
    [6, 141, 5.875],
    [10, 237, 9.875],
  ])('for %d s has %d frames and plays for %d s', async (durationSeconds, frames, seconds) => {
    const rendered = await renderVideo({ ...asked, durationSeconds, prompt: '[推进]' })
    expect(rendered).toMatchObject({ width: 256, height: 144, frames })
    expect(sampleCount(rendered.mp4)).toBe(frames)
    const played = await player.play(rendered.mp4, [0])
    expect(played).toMatchObject({ width: 256, height: 144, durationSeconds: seconds })
  })

  test('has its index in front of its data', async () => {
    const { mp4 } = await renderVideo(asked)
    const order = ['ftyp', 'moov', 'mdat'].map((type) => Buffer.from(mp4).indexOf(type))
    expect(order[0]).toBe(4)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  test('names a key frame every two seconds, counted from 1', async () => {
    const { mp4 } = await renderVideo({ ...asked, durationSeconds: 6, prompt: '[左移]' })
    const bytes = Buffer.from(mp4)
    const list = bytes.indexOf('stss') + 8
    const keyFrames = Array.from({ length: bytes.readUInt32BE(list) }, (_, index) =>
      bytes.readUInt32BE(list + 4 + 4 * index),
    )
    expect(keyFrames).toEqual([1, 49, 97])
  })

  test('is sought to the frame, not to the next key frame', async () => {
    const { mp4 } = await renderVideo({ ...asked, durationSeconds: 6, prompt: '[左移]' })
    const order = [70, 5, 47, 48, 49, 100, 6]
    const { pictures } = await player.play(mp4, order)
    const sorted = await player.play(
      mp4,
      [...order].sort((a, b) => a - b),
    )
    const byFrame = [...order].sort((a, b) => a - b)
    order.forEach((frame, index) => {
      const again = sorted.pictures[byFrame.indexOf(frame)] ?? textured
      expect(difference(pictures[index] ?? textured, again), `frame ${frame}`).toBeLessThan(0.01)
    })
    expect(difference(pictures[0] ?? textured, pictures[5] ?? textured)).toBeGreaterThan(10)
  })
})

describe('the picture', () => {
  test.each([
    [1600, 900, '768P', 1366, 768],
    [900, 1600, '512P', 512, 910],
    [500, 500, '1080P', 1080, 1080],
  ])('of %d×%d at %s plays at %d×%d', async (fromWidth, fromHeight, resolution, width, height) => {
    const image = await plainPicture(fromWidth, fromHeight, '#406080')
    const rendered = await renderVideo({ ...asked, image, resolution, durationSeconds: 0.25 })
    expect(rendered).toMatchObject({ width, height })
    expect(await player.play(rendered.mp4, [0])).toMatchObject({ width, height })
  })

  test.each(['jpeg', 'png', 'webp'] as const)('is read from %s', async (format) => {
    const image = await sharp(textured).toFormat(format).toBuffer()
    const { pictures } = await player.play((await renderVideo({ ...asked, image })).mp4, [0])
    expect(difference(pictures[0] ?? textured, await scaled(256, 144))).toBeLessThan(18)
  })

  test('stands as its EXIF orientation says', async () => {
    const image = await sharp(textured).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const rendered = await renderVideo({ ...asked, image })
    expect(rendered).toMatchObject({ width: 144, height: 256 })
    const { pictures } = await player.play(rendered.mp4, [0])
    const upright = await sharp(textured).rotate(90).resize(144, 256).ensureAlpha().raw().toBuffer()
    expect(difference(pictures[0] ?? textured, upright)).toBeLessThan(18)
  })

  test.each([
    ['480P', '#c83228'],
    ['720P', '#c83228'],
    ['480P', '#28b43c'],
    ['720P', '#2850d2'],
  ])('at %s keeps its colour %s', async (resolution, colour) => {
    const image = await plainPicture(400, 400, colour)
    const { mp4 } = await renderVideo({ ...asked, image, resolution, durationSeconds: 0.25 })
    const { pictures } = await player.play(mp4, [0])
    const [red, green, blue] = pictures[0] ?? []
    const shown = [red, green, blue].map((value) => value ?? 0)
    const meant = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    shown.forEach((value, index) => {
      expect(Math.abs(value - (meant[index] ?? 0)), `${shown} for ${meant}`).toBeLessThan(9)
    })
  })

  test.each([
    ['[左移]', 10, 72],
    ['[右移]', 245, 72],
    ['[上升]', 128, 5],
    ['[下降]', 60, 138],
  ])('goes on darker where %s looks past its edge, at %d, %d', async (prompt, x, y) => {
    const image = await plainPicture(800, 450, '#b0b0b0')
    const { mp4 } = await renderVideo({ ...asked, image, durationSeconds: 6, prompt })
    const { pictures } = await player.play(mp4, [140])
    const light = (x: number, y: number) => pictures[0]?.[4 * (y * 256 + x)] ?? 0
    expect(light(128, 72)).toBeGreaterThan(165)
    expect(light(x, y)).toBeLessThan(140)
    expect(light(x, y)).toBeGreaterThan(60)
  })

  test('says SANDBOX in its corner and nowhere else', async () => {
    const image = await plainPicture(1280, 720, '#808080')
    const { mp4 } = await renderVideo({
      ...asked,
      image,
      resolution: '512P',
      durationSeconds: 0.25,
    })
    const { pictures, width, height } = await player.play(mp4, [0])
    let touched = { left: width, top: height, count: 0 }
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (Math.abs((pictures[0]?.[4 * (y * width + x)] ?? 0) - 128) < 40) continue
        touched = {
          left: Math.min(touched.left, x),
          top: Math.min(touched.top, y),
          count: touched.count + 1,
        }
      }
    }
    expect(touched.count).toBeGreaterThan(500)
    expect(touched.left).toBeGreaterThan(width * 0.87)
    expect(touched.top).toBeGreaterThan(height * 0.94)
  })
})

describe('a render', () => {
  test('of something that is no picture fails with a reason, and the next one works', async () => {
    const image = Buffer.from('no picture at all')
    await expect(renderVideo({ ...asked, image })).rejects.toThrow(/unsupported image format/)
    expect((await renderVideo(asked)).frames).toBe(21)
  })

  test('that is stopped ends at once with the reason, waiting or working, and the next one works', async () => {
    const working = new AbortController()
    const waiting = new AbortController()
    const long = { ...asked, resolution: '1080P', durationSeconds: 10, prompt: '[推进]' }
    const first = renderVideo({ ...long, signal: working.signal })
    const others = Array.from({ length: 2 }, () => renderVideo({ ...long, signal: waiting.signal }))
    setTimeout(() => waiting.abort(new Error('not wanted')), 100)
    for (const other of others) await expect(other).rejects.toThrow('not wanted')
    working.abort(new Error('no longer wanted'))
    const started = performance.now()
    await expect(first).rejects.toThrow('no longer wanted')
    expect(performance.now() - started).toBeLessThan(3000)
    expect((await renderVideo(asked)).frames).toBe(21)
    await expect(renderVideo({ ...asked, signal: working.signal })).rejects.toThrow('no longer')
  })
})

async function scaled(width: number, height: number): Promise<Uint8Array> {
  return sharp(textured).resize(width, height, { fit: 'fill' }).ensureAlpha().raw().toBuffer()
}

/** How many samples the index lists: the number after the version and the common size in `stsz`. */
function sampleCount(mp4: Uint8Array): number {
  const bytes = Buffer.from(mp4)
  return bytes.readUInt32BE(bytes.indexOf('stsz') + 12)
}
