import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DirectiveId, directiveIds } from '#lib/camera/directives.ts'
import { inventedBy, inventedShare } from '#lib/camera/invented.ts'
import type { Moves } from '#lib/camera/parse.ts'
import { poseAt } from '#lib/camera/path.ts'
import { sourceOf } from '#lib/camera/view.ts'
import { anyMoves } from './prompts.ts'

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
  expect(inventedShare([[id]], 6, wide, 0)).toBeCloseTo(0, 9)
})

test('the invented share of a zoom out is the area around the picture', () => {
  for (const aspect of [0.4, 1, 2.5]) {
    expect(inventedShare([['zoom-out']], 6, aspect, 6)).toBeCloseTo(1 - 1 / 1.35 ** 2, 9)
  }
})

/**
 * The same share found another way: every one of 200 × 200 places of the view is traced back to where it comes
 * from, and those from outside the picture are counted.
 */
function counted(moves: Moves, seconds: number, aspect: number, at: number): number {
  const pose = poseAt(moves, seconds, at)
  let outside = 0
  for (let row = 0; row < 200; row++) {
    for (let column = 0; column < 200; column++) {
      const { u, v } = sourceOf(pose, (column + 0.5) / 200, (row + 0.5) / 200, aspect)
      if (u < 0 || u > 1 || v < 0 || v > 1) outside++
    }
  }
  return outside / 40_000
}

test('every share lies within half a point of counting places one by one', () => {
  fc.assert(
    fc.property(
      anyMoves,
      fc.constantFrom(6, 10),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(0.4, 9 / 16, 1, 4 / 3, wide, 2.5),
      (moves, seconds, share, aspect) => {
        const found = inventedShare(moves, seconds, aspect, share * seconds)
        const independent = counted(moves, seconds, aspect, share * seconds)
        expect(Math.abs(found - independent)).toBeLessThan(0.005)
      },
    ),
    { numRuns: 60 },
  )
})

test('the worst moment is found where a line comes back', () => {
  const thereAndBack = [['truck-left'], ['truck-right']] as const
  const { lastShare, worstShare, worstSeconds } = inventedBy(thereAndBack, 6, wide)
  expect(lastShare).toBeCloseTo(0, 6)
  expect(worstSeconds).toBeCloseTo(3, 0)
  expect(Math.abs(worstShare - counted(thereAndBack, 6, wide, 3))).toBeLessThan(0.01)
  expect(worstShare).toBeGreaterThan(0.08)
})

test('the worst moment of a line that only goes on is its end', () => {
  for (const id of ['truck-left', 'pull-out', 'tilt-up'] as const) {
    const found = inventedBy([[id]], 10, wide)
    expect(found).toMatchObject({ worstSeconds: 10, worstShare: found.lastShare })
  }
})

test('no worst moment is missed by more than a point', () => {
  fc.assert(
    fc.property(anyMoves, (moves) => {
      const { worstShare } = inventedBy(moves, 6, wide)
      for (let at = 0; at <= 6; at += 1 / 48) {
        expect(inventedShare(moves, 6, wide, at)).toBeLessThan(worstShare + 0.01)
      }
    }),
    { numRuns: 30 },
  )
})
