import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearness } from '#lib/camera/depth.ts'
import type { DirectiveId } from '#lib/camera/directives.ts'
import { poseAt, restPose } from '#lib/camera/path.ts'
import { sourceMesh, sourceOf, viewOf } from '#lib/camera/view.ts'
import { anyMoves } from './prompts.ts'

const wide = 16 / 9
const at = (id: DirectiveId, u: number, v: number, aspect = wide) =>
  viewOf(poseAt([[id]], 6, 6), u, v, aspect)

/** How far the content has moved on average over the picture, in widths and heights. */
function meanShift(id: DirectiveId) {
  const steps = 40
  let u = 0
  let v = 0
  for (let row = 0; row < steps; row++) {
    for (let column = 0; column < steps; column++) {
      const place = { u: (column + 0.5) / steps, v: (row + 0.5) / steps }
      const view = at(id, place.u, place.v)
      u += view.u - place.u
      v += view.v - place.v
    }
  }
  return { u: u / steps ** 2, v: v / steps ** 2 }
}

test.each([
  ['truck-left', 0.25, 0],
  ['truck-right', -0.25, 0],
  ['pedestal-up', 0, 0.25],
  ['pedestal-down', 0, -0.25],
] as const)('%s slides the content by %d widths and %d heights', (id, u, v) => {
  expect(meanShift(id).u).toBeCloseTo(u, 3)
  expect(meanShift(id).v).toBeCloseTo(v, 3)
})

test.each(['truck-left', 'truck-right', 'pedestal-up', 'pedestal-down'] as const)(
  '%s moves near parts more than far ones, all the same way, with no perspective',
  (id) => {
    const axis = id.startsWith('truck') ? 'u' : 'v'
    const shift = (v: number) => at(id, 0.5, v)[axis] - { u: 0.5, v }[axis]
    expect(shift(0.9) / shift(0.05)).toBeGreaterThan(1.2)
    const other = axis === 'u' ? 'v' : 'u'
    expect(at(id, 0.3, 0.7)[other]).toBeCloseTo({ u: 0.3, v: 0.7 }[other], 9)
  },
)

test.each([
  ['pan-left', 1],
  ['pan-right', -1],
] as const)('%s turns the camera by 12°: the centre slides, levels converge', (id, sign) => {
  const focal = 0.8 * Math.hypot(wide, 1)
  const slide = (focal * Math.tan((12 * Math.PI) / 180)) / wide
  expect(at(id, 0.5, 0.5).u - 0.5).toBeCloseTo(sign * slide, 9)
  expect(at(id, 0.5, 0.5).v).toBeCloseTo(0.5, 9)
  const leftHeight = at(id, 0.1, 0.9).v - at(id, 0.1, 0.1).v
  const rightHeight = at(id, 0.9, 0.9).v - at(id, 0.9, 0.1).v
  expect(sign * (rightHeight - leftHeight)).toBeGreaterThan(0.15)
  expect(at(id, 0.2, 0.1).u).toBeCloseTo(at(id, 0.2, 0.9).u, 9)
})

test.each([
  ['tilt-up', 1],
  ['tilt-down', -1],
] as const)('%s turns the camera by 12°: the centre slides, uprights converge', (id, sign) => {
  const slide = 0.8 * Math.hypot(wide, 1) * Math.tan((12 * Math.PI) / 180)
  expect(at(id, 0.5, 0.5).v - 0.5).toBeCloseTo(sign * slide, 9)
  expect(at(id, 0.5, 0.5).u).toBeCloseTo(0.5, 9)
  const topWidth = at(id, 0.9, 0.1).u - at(id, 0.1, 0.1).u
  const bottomWidth = at(id, 0.9, 0.9).u - at(id, 0.1, 0.9).u
  expect(sign * (bottomWidth - topWidth)).toBeGreaterThan(0.05)
  expect(at(id, 0.1, 0.3).v).toBeCloseTo(at(id, 0.9, 0.3).v, 9)
})

test.each([
  ['zoom-in', 1.35],
  ['zoom-out', 1 / 1.35],
] as const)('%s scales everything by %d, flat', (id, growth) => {
  for (const [u, v] of [
    [0.1, 0.2],
    [0.9, 0.9],
    [0.5, 0.1],
  ] as const) {
    expect(at(id, u, v).u - 0.5).toBeCloseTo(growth * (u - 0.5), 9)
    expect(at(id, u, v).v - 0.5).toBeCloseTo(growth * (v - 0.5), 9)
  }
})

test.each([
  ['push-in', 1.35],
  ['pull-out', 1 / 1.35],
] as const)('%s scales by %d on average, near parts more', (id, average) => {
  const growth = (v: number) => (at(id, 0.5, v).v - 0.5) / (v - 0.5)
  const strength = (v: number) => Math.log(growth(v)) / Math.log(average)
  expect(strength(0.99)).toBeGreaterThan(1.05)
  expect(strength(0.01)).toBeLessThan(0.85)
  expect(strength(0.01)).toBeGreaterThan(0.5)
})

test('a tracking shot holds the centre while the surroundings drift left', () => {
  expect(at('tracking', 0.5, 0.5)).toEqual({ u: 0.5, v: 0.5 })
  expect(Math.abs(at('tracking', 0.55, 0.5).u - 0.55)).toBeLessThan(0.002)
  for (const [u, v] of [
    [0.05, 0.5],
    [0.95, 0.5],
    [0.5, 0.02],
    [0.1, 0.9],
  ] as const) {
    expect(at('tracking', u, v).u - u).toBeLessThan(-0.12)
    expect(at('tracking', u, v).v).toBeCloseTo(v, 9)
  }
})

test.each(['static', 'shake'] as const)(
  '%s leaves the picture where it is, but for a tremble',
  (id) => {
    const { u, v } = at(id, 0.3, 0.3)
    const most = id === 'static' ? 0 : 0.025
    expect(Math.max(Math.abs(u - 0.3), Math.abs(v - 0.3))).toBeLessThanOrEqual(most)
  },
)

test('without a pose the view is the picture', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(0.4, 1, 2.5),
      (u, aspect) => {
        const place = sourceOf(restPose, u, 1 - u, aspect)
        expect(place.u).toBeCloseTo(u, 12)
        expect(place.v).toBeCloseTo(1 - u, 12)
      },
    ),
  )
})

const place = fc.double({ min: 0, max: 1, noNaN: true })
const anyAspect = fc.double({ min: 0.4, max: 2.5, noNaN: true })

test('for every camera line, time and shape, view and source undo each other', () => {
  fc.assert(
    fc.property(anyMoves, place, anyAspect, place, place, (moves, share, aspect, u, v) => {
      const pose = poseAt(moves, 10, 10 * share)
      const source = sourceOf(pose, u, v, aspect)
      const back = viewOf(pose, source.u, source.v, aspect)
      expect(Math.hypot(back.u - u, back.v - v)).toBeLessThan(1e-4)
    }),
    { numRuns: 3000 },
  )
})

test('the view never folds: what is further right or down comes from further right or down', () => {
  fc.assert(
    fc.property(anyMoves, place, anyAspect, place, place, (moves, share, aspect, u, v) => {
      const pose = poseAt(moves, 10, 10 * share)
      const here = sourceOf(pose, u, v, aspect)
      const right = sourceOf(pose, u + 0.02, v, aspect)
      const down = sourceOf(pose, u, v + 0.02, aspect)
      const area = (right.u - here.u) * (down.v - here.v) - (right.v - here.v) * (down.u - here.u)
      expect(area).toBeGreaterThan(0)
    }),
    { numRuns: 3000 },
  )
})

test('two tracking shots in ten seconds, the hardest line to undo, are still undone', () => {
  const pose = poseAt([['tracking'], ['tracking']], 10, 10)
  for (let u = 0; u <= 1; u += 0.01) {
    const source = sourceOf(pose, u, 0.5, wide)
    expect(viewOf(pose, source.u, source.v, wide).u).toBeCloseTo(u, 4)
  }
})

test('a mesh holds the source of each corner, row by row', () => {
  const pose = poseAt([['pan-left', 'push-in']], 6, 4)
  const mesh = new Float32Array(1 + 2 * 4 * 3)
  sourceMesh(pose, wide, { columns: 3, rows: 2 }, mesh, 1)
  expect(mesh[0]).toBe(0)
  for (const [corner, u, v] of [
    [0, 0, 0],
    [3, 1, 0],
    [4, 0, 0.5],
    [11, 1, 1],
  ] as const) {
    const source = sourceOf(pose, u, v, wide)
    expect(mesh[1 + 2 * corner]).toBeCloseTo(source.u, 6)
    expect(mesh[2 + 2 * corner]).toBeCloseTo(source.v, 6)
  }
})

test('the assumed mean of nearness is its mean over the picture', () => {
  const steps = 400
  let sum = 0
  for (let row = 0; row < steps; row++) {
    for (let column = 0; column < steps; column++) {
      sum += nearness((column + 0.5) / steps, (row + 0.5) / steps)
    }
  }
  expect(sum / steps ** 2).toBeCloseTo(0.45022, 5)
})
