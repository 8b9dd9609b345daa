import { expect, test } from 'vitest'
import { type DirectiveId, directiveIds } from '#lib/camera/directives.ts'
import { inventedShare } from '#lib/camera/invented.ts'

const wide = 16 / 9

const beyond = {
  'truck-left': [0.2, 0.3],
  'truck-right': [0.2, 0.3],
  'pan-left': [0.15, 0.3],
  'pan-right': [0.15, 0.3],
  'push-in': [0, 0],
  'pull-out': [0.35, 0.5],
  'pedestal-up': [0.15, 0.35],
  'pedestal-down': [0.15, 0.35],
  'tilt-up': [0.25, 0.45],
  'tilt-down': [0.25, 0.45],
  'zoom-in': [0, 0],
  'zoom-out': [0.44, 0.46],
  shake: [0.002, 0.05],
  tracking: [0.1, 0.25],
  static: [0, 0],
} as const satisfies Record<DirectiveId, readonly [number, number]>

test.each(directiveIds)('the last view of %s invents as much as the table says', (id) => {
  const [least, most] = beyond[id]
  const share = inventedShare([[id]], 6, wide, 6)
  expect(share).toBeGreaterThanOrEqual(least)
  expect(share).toBeLessThanOrEqual(most)
  expect(inventedShare([[id]], 6, wide, 0)).toBe(0)
})

test('the invented share of a zoom out is the area around the picture', () => {
  for (const aspect of [0.4, 1, 2.5]) {
    expect(inventedShare([['zoom-out']], 6, aspect, 6)).toBeCloseTo(1 - 1 / 1.35 ** 2, 2)
  }
})
