import { expect, test } from 'vitest'
import { videoSize } from '#sandbox/render/render.ts'
import { frameCount } from '#sandbox/render/size.ts'

test.each([
  [1920, 1080, '512P', 910, 512],
  [1920, 1080, '720P', 1280, 720],
  [1920, 1080, '768P', 1366, 768],
  [1920, 1080, '1080P', 1920, 1080],
  [1080, 1920, '768P', 768, 1366],
  [1000, 1500, '768P', 768, 1152],
  [301, 301, '512P', 512, 512],
  [1000, 400, '1080P', 2700, 1080],
  [400, 1000, '720P', 720, 1800],
])('%d×%d at %s becomes %d×%d', (width, height, resolution, toWidth, toHeight) => {
  expect(videoSize(width, height, resolution)).toEqual({ width: toWidth, height: toHeight })
})

test('every size is even and keeps the shape within a pixel', () => {
  for (let width = 301; width < 700; width += 7) {
    for (const resolution of ['512P', '768P']) {
      const size = videoSize(width, 433, resolution)
      expect([size.width % 2, size.height % 2]).toEqual([0, 0])
      expect(Math.min(size.width, size.height)).toBe(Number.parseInt(resolution, 10))
      const exact =
        (Math.min(size.width, size.height) * Math.max(width, 433)) / Math.min(width, 433)
      expect(Math.abs(Math.max(size.width, size.height) - exact)).toBeLessThanOrEqual(1)
    }
  }
})

test('six seconds are 141 frames and ten are 237, as upstream', () => {
  expect([frameCount(6), frameCount(10)]).toEqual([141, 237])
})
