import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cells,
  cellTriangles,
  cornerPlaces,
  placeCorners,
} from '#components/rehearsal/forward-mesh.ts'
import { poseAt, restPose } from '#lib/camera/path.ts'
import { viewOf } from '#lib/camera/view.ts'
import { anyMoves } from '#tests/lib/camera/prompts.ts'

const places = cornerPlaces()
const across = cells.columns + 1

test('at rest every corner stands where it is in the picture', () => {
  const out = new Float32Array(places.length)
  placeCorners(restPose, 16 / 9, places, out)
  for (let at = 0; at < places.length; at++) expect(out[at]).toBeCloseTo(places[at] ?? -1, 6)
})

test('the triangles cover every cell once', () => {
  const triangles = cellTriangles()
  const point = (corner: number) => [places[2 * corner] ?? 0, places[2 * corner + 1] ?? 0] as const
  let area = 0
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((n) => point(triangles[at + n] ?? 0))
    if (!a || !b || !c) throw new Error('a triangle has three corners')
    const twice = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    expect(twice).toBeGreaterThan(0)
    area += twice / 2
  }
  expect(area).toBeCloseTo(1, 6)
})

test('between corners the picture is drawn under half a pixel from where lib/camera says, in 1280', () => {
  const out = new Float32Array(places.length)
  const property = fc.property(
    anyMoves,
    fc.constantFrom(6, 10),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(9 / 16, 1, 16 / 9),
    (moves, seconds, share, aspect) => {
      const pose = poseAt(moves, seconds, share * seconds)
      placeCorners(pose, aspect, places, out)
      for (let row = 0; row < cells.rows; row += 3) {
        for (let column = 0; column < cells.columns; column += 3) {
          const upper = row * across + column + 1
          const lower = upper - 1 + across
          // The middle of the edge that both triangles of the cell share, where they are straightest.
          const drawn = {
            u: ((out[2 * upper] ?? 0) + (out[2 * lower] ?? 0)) / 2,
            v: ((out[2 * upper + 1] ?? 0) + (out[2 * lower + 1] ?? 0)) / 2,
          }
          const said = viewOf(
            pose,
            (column + 0.5) / cells.columns,
            (row + 0.5) / cells.rows,
            aspect,
          )
          const off = Math.hypot((drawn.u - said.u) * 1280, ((drawn.v - said.v) * 1280) / aspect)
          expect(off).toBeLessThan(0.5)
        }
      }
    },
  )
  fc.assert(property, { numRuns: 100 })
})
