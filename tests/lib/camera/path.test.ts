import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Pose, poseAt, restPose } from '#lib/camera/path.ts'
import { anyMoves } from './prompts.ts'

const turn = (12 * Math.PI) / 180
const growth = Math.log(1.35)

test.each([
  ['truck-left', { slideX: 0.25 }],
  ['truck-right', { slideX: -0.25 }],
  ['pan-left', { yaw: -turn }],
  ['pan-right', { yaw: turn }],
  ['push-in', { dolly: growth }],
  ['pull-out', { dolly: -growth }],
  ['pedestal-up', { slideY: 0.25 }],
  ['pedestal-down', { slideY: -0.25 }],
  ['tilt-up', { pitch: turn }],
  ['tilt-down', { pitch: -turn }],
  ['zoom-in', { zoom: growth }],
  ['zoom-out', { zoom: -growth }],
  ['tracking', { drift: -0.18 }],
  ['static', {}],
] as const)('%s alone reaches full strength at the end, in 6 s and in 10 s', (id, pose) => {
  expectPose(poseAt([[id]], 6, 6), { ...restPose, ...pose })
  expectPose(poseAt([[id]], 10, 10), { ...restPose, ...pose })
})

test('in combination each keeps 80 %, and a static shot beside a move takes nothing away', () => {
  const both = poseAt([['truck-left', 'tilt-up']], 6, 6)
  expectPose(both, { ...restPose, slideX: 0.2, pitch: 0.8 * turn })
  expectPose(poseAt([['static', 'truck-left']], 6, 6), { ...restPose, slideX: 0.25 })
})

test('opposites at once cancel out', () => {
  expectPose(poseAt([['push-in', 'pull-out']], 6, 3), restPose)
})

test('a move eases in and out and is halfway at half time', () => {
  const slide = (time: number) => poseAt([['truck-left']], 6, time).slideX
  expect(slide(3)).toBeCloseTo(0.125, 9)
  const [start, middle, end] = [
    slide(0.1) - slide(0),
    slide(3.05) - slide(2.95),
    slide(6) - slide(5.9),
  ]
  expect(start).toBeLessThan(middle / 10)
  expect(end).toBeLessThan(middle / 10)
})

test('a sequence shares the time evenly, in order, each with the strength of its time', () => {
  const moves = [['truck-left'], ['push-in'], ['tilt-up']] as const
  expect(poseAt(moves, 6, 1).slideX).toBeGreaterThan(0.03)
  expect(poseAt(moves, 6, 1).dolly).toBe(0)
  expect(poseAt(moves, 6, 3).slideX).toBeCloseTo(0.25 / 3, 9)
  expect(poseAt(moves, 6, 3).dolly).toBeCloseTo(growth / 6, 9)
  expect(poseAt(moves, 6, 3).pitch).toBe(0)
  expectPose(poseAt(moves, 6, 6), {
    ...restPose,
    slideX: 0.25 / 3,
    dolly: growth / 3,
    pitch: turn / 3,
  })
})

test('the camera does not stop at a join', () => {
  const moves = [['truck-left'], ['push-in']] as const
  const before = poseAt(moves, 6, 2.99)
  const after = poseAt(moves, 6, 3.01)
  expect(after.slideX - before.slideX).toBeGreaterThan(0.0002)
  expect(after.dolly - before.dolly).toBeGreaterThan(0.0002)
})

test('there and back ends where it began', () => {
  expectPose(poseAt([['pan-left'], ['pan-right']], 6, 6), restPose)
})

test('a static group holds the camera for its share of the time', () => {
  const moves = [['truck-left'], ['static'], ['truck-right']] as const
  expectPose(poseAt(moves, 6, 2.6), poseAt(moves, 6, 3.4))
  expectPose(poseAt(moves, 6, 6), restPose)
})

test('without moves, and before the clip begins, the camera rests', () => {
  expectPose(poseAt([], 6, 3), restPose)
  expectPose(poseAt([['push-in']], 6, -1), restPose)
  expectPose(poseAt([['push-in']], 6, 99), poseAt([['push-in']], 6, 6))
})

const sampled = (seconds: number, moves: Parameters<typeof poseAt>[0]) =>
  Array.from({ length: 2400 }, (_, index) =>
    poseAt(moves, seconds, ((index + 0.5) / 2400) * seconds),
  )

test.each(['shakeX', 'shakeY'] as const)('%s is small and has zero mean', (axis) => {
  for (const seconds of [6, 10]) {
    const offsets = sampled(seconds, [['shake']]).map((pose) => pose[axis])
    const mean = offsets.reduce((sum, offset) => sum + offset, 0) / offsets.length
    const rms = Math.sqrt(offsets.reduce((sum, offset) => sum + offset ** 2, 0) / offsets.length)
    expect(Math.abs(mean)).toBeLessThan(1e-5)
    expect(rms).toBeGreaterThan(0.004)
    expect(Math.max(...offsets.map(Math.abs))).toBeLessThan(0.022)
  }
})

test('a shake has all its power between 2 and 6 Hz', () => {
  const offsets = sampled(6, [['shake']]).map(({ shakeX }) => shakeX)
  const total = offsets.reduce((sum, offset) => sum + offset ** 2, 0) / offsets.length
  const within = band(offsets, 6, 1.9, 6.1)
  expect(within / total).toBeGreaterThan(0.97)
})

test('a shake is the same every time, differs between its axes, and starts on the picture', () => {
  expect(poseAt([['shake']], 6, 2)).toEqual(poseAt([['shake']], 6, 2))
  expect(poseAt([['shake']], 6, 2).shakeX).not.toBeCloseTo(poseAt([['shake']], 6, 2).shakeY, 5)
  expectPose(poseAt([['shake']], 6, 0), restPose)
})

test('a shake in combination keeps 80 %, and at a join it comes to rest', () => {
  const alone = poseAt([['shake']], 6, 2.5)
  const both = poseAt([['shake', 'push-in']], 6, 2.5)
  expect(both.shakeX).toBeCloseTo(0.8 * alone.shakeX, 9)
  const moves = [['shake'], ['static']] as const
  for (const time of [3.45, 3.46, 5]) {
    expect(Math.abs(poseAt(moves, 6, time).shakeX)).toBeLessThan(1e-6 + (time < 3.5 ? 1e-4 : 0))
  }
})

test('every camera line starts on the picture itself and never jumps', () => {
  fc.assert(
    fc.property(anyMoves, fc.constantFrom(6, 10), (moves, seconds) => {
      expectPose(poseAt(moves, seconds, 0), restPose)
      const frames = Array.from({ length: seconds * 24 }, (_, i) => poseAt(moves, seconds, i / 24))
      frames.slice(1).forEach((pose, index) => {
        const before = frames[index] ?? restPose
        expect(Math.abs(pose.slideX - before.slideX)).toBeLessThan(0.02)
        expect(Math.abs(pose.dolly - before.dolly)).toBeLessThan(0.02)
        expect(Math.abs(pose.yaw - before.yaw)).toBeLessThan(0.02)
        expect(Math.abs(pose.shakeX - before.shakeX)).toBeLessThan(0.025)
      })
    }),
    { numRuns: 100 },
  )
})

function expectPose(actual: Pose, expected: Pose): void {
  for (const key of Object.keys(restPose) as (keyof Pose)[]) {
    expect(actual[key], key).toBeCloseTo(expected[key], 9)
  }
}

/** The power of `samples` over `seconds` between two frequencies: its half-cycle cosines (DCT-II). */
function band(samples: number[], seconds: number, fromHertz: number, toHertz: number): number {
  let power = 0
  for (let k = Math.ceil(2 * seconds * fromHertz); k <= 2 * seconds * toHertz; k++) {
    const cosine = samples.reduce(
      (sum, sample, index) =>
        sum + sample * Math.cos((Math.PI * k * (index + 0.5)) / samples.length),
      0,
    )
    power += 2 * (cosine / samples.length) ** 2
  }
  return power
}
