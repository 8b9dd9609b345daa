import type { Played } from './player.ts'

/** A place in a view: `u` and `v` from 0 to 1. */
export type Place = { u: number; v: number }

const half = 8
const search = 12

/**
 * Follows a place from picture to picture by the block around it: where the next picture differs
 * least from it, between pixels where a parabola through the neighbours has its lowest point.
 * Gives the place in every picture.
 */
export function track({ width, height, pictures }: Played, place: Place): Place[] {
  let x = place.u * width
  let y = place.v * height
  const path = [place]
  pictures.slice(1).forEach((picture, index) => {
    const fromX = Math.round(x)
    const fromY = Math.round(y)
    const before = pictures[index] ?? picture
    const cost = (dx: number, dy: number) =>
      blockDifference({ width, height }, before, [fromX, fromY], picture, [fromX + dx, fromY + dy])
    let best = { cost: Number.POSITIVE_INFINITY, dx: 0, dy: 0 }
    for (let dy = -search; dy <= search; dy++) {
      for (let dx = -search; dx <= search; dx++) {
        const found = cost(dx, dy)
        if (found < best.cost) best = { cost: found, dx, dy }
      }
    }
    x += best.dx + lowest(cost(best.dx - 1, best.dy), best.cost, cost(best.dx + 1, best.dy))
    y += best.dy + lowest(cost(best.dx, best.dy - 1), best.cost, cost(best.dx, best.dy + 1))
    path.push({ u: x / width, v: y / height })
  })
  return path
}

/** Where between −½ and ½ a parabola through three costs, one apart, is lowest. */
function lowest(before: number, here: number, after: number): number {
  const bend = before - 2 * here + after
  return Number.isFinite(bend) && bend > 0 ? (before - after) / (2 * bend) : 0
}

type At = readonly [x: number, y: number]

/** The sum of squared differences of two blocks, in green; infinite outside the picture. */
function blockDifference(
  { width, height }: { width: number; height: number },
  a: Uint8Array,
  [ax, ay]: At,
  b: Uint8Array,
  [bx, by]: At,
): number {
  if (bx < half || by < half || bx >= width - half || by >= height - half) {
    return Number.POSITIVE_INFINITY
  }
  let sum = 0
  for (let dy = -half; dy <= half; dy += 2) {
    for (let dx = -half; dx <= half; dx += 2) {
      const from = a[4 * ((ay + dy) * width + ax + dx) + 1] ?? 0
      const to = b[4 * ((by + dy) * width + bx + dx) + 1] ?? 0
      sum += (from - to) ** 2
    }
  }
  return sum
}

/** The mean difference of two pictures, of 255. */
export function difference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length
}
