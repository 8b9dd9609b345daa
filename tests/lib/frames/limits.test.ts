import { expect, test } from 'vitest'
import { isUnusualShape, judgeSize, maxBytes } from '#lib/frames/limits.ts'

test.each([
  [301, 301, undefined],
  [300, 301, 'frame_short_side'],
  [301, 300, 'frame_short_side'],
  [1000, 400, undefined],
  [400, 1000, undefined],
  [1001, 400, 'frame_shape'],
  [400, 1001, 'frame_shape'],
  [752, 301, undefined],
  [753, 301, 'frame_shape'],
  [8000, 5000, undefined],
  [8000, 5001, 'frame_too_many_pixels'],
  [4_000_000_000, 4_000_000_000, 'frame_too_many_pixels'],
])('%i × %i is judged %s', (width, height, code) => {
  expect(judgeSize({ width, height })?.code).toBe(code)
})

test.each([
  [1000, 500, false],
  [500, 1000, false],
  [1001, 500, true],
  [500, 1001, true],
  [700, 700, false],
])('%i × %i is unusual: %s', (width, height, unusual) => {
  expect(isUnusualShape({ width, height })).toBe(unusual)
})

test('the size limit is under 20 MB however a megabyte is counted', () => {
  expect(maxBytes).toBeLessThan(20_000_000)
})
