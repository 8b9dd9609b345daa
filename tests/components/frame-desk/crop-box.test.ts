import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Edges,
  largestBox,
  largestBoxIn,
  moved,
  resized,
  shortestPixels,
} from '#components/frame-desk/crop-box.ts'
import { type Box, type RatioName, ratioNames, type Size } from '#components/frame-desk/plan.ts'
import { scaled, withinPixels } from '#components/frame-desk/scale.ts'
import { judgeSize } from '#lib/frames/limits.ts'

const sizes = fc.record({
  width: fc.integer({ min: 302, max: 6_000 }),
  height: fc.integer({ min: 302, max: 6_000 }),
})
const ratios = fc.option(fc.constantFrom(...ratioNames), { nil: undefined })
const steps = fc.array(
  fc.record({
    x: fc.integer({ min: -7_000, max: 7_000 }),
    y: fc.integer({ min: -7_000, max: 7_000 }),
    edges: fc.option(
      fc.constantFrom<Edges>(
        { x: 'left', y: undefined },
        { x: 'right', y: undefined },
        { x: undefined, y: 'top' },
        { x: undefined, y: 'bottom' },
        { x: 'left', y: 'top' },
        { x: 'right', y: 'top' },
        { x: 'left', y: 'bottom' },
        { x: 'right', y: 'bottom' },
      ),
      { nil: undefined },
    ),
  }),
  { maxLength: 12 },
)

function expectGood(box: Box, size: Size, ratio: RatioName | undefined) {
  const told = JSON.stringify({ box, size, ratio })
  expect(Object.values(box).every(Number.isInteger), told).toBe(true)
  expect(box.x >= 0 && box.y >= 0, told).toBe(true)
  expect(box.x + box.width <= size.width && box.y + box.height <= size.height, told).toBe(true)
  expect(Math.min(box.width, box.height) >= shortestPixels, told).toBe(true)
  // Too many pixels are scaled down afterwards.
  if (box.width * box.height <= 40_000_000) expect(judgeSize(box), told).toBeUndefined()
  if (!ratio) return
  const [wide = 1, high = 1] = ratio.split(':').map(Number)
  expect(Math.abs(box.width - (box.height * wide) / high), told).toBeLessThanOrEqual(1.5)
}

describe('the crop box', () => {
  test('stays inside the picture and a legal frame, however it is moved and drawn', () => {
    fc.assert(
      fc.property(sizes, ratios, steps, (size, ratio, all) => {
        let box = largestBox(size, ratio)
        if (!box) return
        expectGood(box, size, ratio)
        for (const { edges, ...by } of all) {
          box = edges ? resized(box, edges, by, size, ratio) : moved(box, by, size)
          expectGood(box, size, ratio)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('begins as large as it can be', () => {
    expect(largestBox({ width: 4032, height: 3024 })).toEqual({
      x: 0,
      y: 0,
      width: 4032,
      height: 3024,
    })
    expect(largestBox({ width: 4032, height: 3024 }, '16:9')).toEqual({
      x: 0,
      y: 378,
      width: 4032,
      height: 2268,
    })
    expect(largestBox({ width: 3000, height: 900 })).toEqual({
      x: 375,
      y: 0,
      width: 2250,
      height: 900,
    })
  })

  test('is not offered where it could not be over 300 pixels', () => {
    expect(largestBox({ width: 500, height: 300 })).toBeUndefined()
    expect(largestBox({ width: 500, height: 310 }, '9:16')).toBeUndefined()
    expect(largestBox({ width: 500, height: 310 }, '1:1')).toMatchObject({ width: 310 })
  })

  test('of a part lies in that part', () => {
    expect(largestBoxIn({ x: 10, y: 140, width: 1900, height: 400 })).toEqual({
      x: 460,
      y: 140,
      width: 1000,
      height: 400,
    })
  })

  test('is drawn by the edge that was taken, and the others stay', () => {
    const size = { width: 2000, height: 1500 }
    const box = { x: 500, y: 300, width: 1000, height: 600 }
    expect(resized(box, { x: 'left', y: undefined }, { x: -100, y: 40 }, size)).toEqual({
      x: 400,
      y: 300,
      width: 1100,
      height: 600,
    })
    expect(resized(box, { x: 'right', y: 'bottom' }, { x: 160, y: 0 }, size, '16:9')).toMatchObject(
      {
        x: 500,
        y: 300,
        width: 1160,
      },
    )
  })
})

test('a legal shape of too many pixels is legal once it is scaled down, also at the edge of the law', () => {
  const large = fc.record({
    width: fc.integer({ min: 4_000, max: 16_000 }),
    height: fc.integer({ min: 4_000, max: 16_000 }),
  })
  const edges = fc
    .integer({ min: 2_000, max: 3_000 })
    .chain((n) => fc.constantFrom({ width: n * 5, height: n * 2 }, { width: n * 2, height: n * 5 }))
  fc.assert(
    fc.property(
      fc.oneof(large, edges),
      fc.double({ min: 0.3, max: 1, noNaN: true }),
      (size, by) => {
        const start = largestBox(size)
        if (!start) return
        expect(judgeSize(withinPixels(start)), JSON.stringify(size)).toBeUndefined()
        expect(judgeSize(scaled(withinPixels(start), by)), JSON.stringify(size)).toBeUndefined()
      },
    ),
    { numRuns: 2_000 },
  )
})
