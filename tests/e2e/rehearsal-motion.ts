/** One colour of each picture, row by row. */
export type Greens = { width: number; height: number; pictures: Uint8Array[] }
/** In shares of the picture. */
export type Place = { u: number; v: number }
/** In pixels from where a place began. */
type Offset = { x: number; y: number }

const half = 10
const search = 12

/**
 * How far each place has moved in each picture since the first, smoothed: the places of one picture are taken to
 * move as one plane does (the affine map nearest to all of them), so that what one block mistakes the others put
 * right. Blocks are cut from the first picture, stretched as the plane is: no error adds up along the way.
 */
export function motion({ width, height, pictures }: Greens, places: readonly Place[]): Offset[] {
  const first = pictures[0] ?? new Uint8Array()
  const starts = places.map(({ u, v }) => ({ x: u * width, y: v * height }))
  const corners = starts.map(({ x, y }) => [1, x - width / 2, y - height / 2] as const)
  let [before, now] = [starts.map(() => atRest), starts.map(() => atRest)]
  let plane: Plane = { x: [0, 0, 0], y: [0, 0, 0] }
  return pictures.flatMap((picture, index) => {
    if (index === 0) return now
    const next = starts.map((start, n) => {
      const [last, here] = [before[n] ?? atRest, now[n] ?? atRest]
      const aim = { x: 2 * here.x - last.x, y: 2 * here.y - last.y }
      const block = cut(first, width, start, plane)
      return found(block, picture, { width, height }, start, aim)
    })
    plane = {
      x: nearestPlane(
        corners,
        next.map(({ x }) => x),
      ),
      y: nearestPlane(
        corners,
        next.map(({ y }) => y),
      ),
    }
    before = now
    now = next
    return corners.map((corner) => ({ x: dot(corner, plane.x), y: dot(corner, plane.y) }))
  })
}

/** Offsets in pixels as sums of a constant, and a part for each pixel right and down of the middle. */
type Plane = { x: Triple; y: Triple }
const atRest: Offset = { x: 0, y: 0 }

/** The root of the mean square of what moved, in pixels. */
export function amountOf(offsets: readonly Offset[]): number {
  return Math.sqrt(offsets.reduce((sum, { x, y }) => sum + x * x + y * y, 0) / offsets.length)
}

/** 1 when two motions go the same way everywhere and always, −1 when they are opposite. */
export function likeness(a: readonly Offset[], b: readonly Offset[]): number {
  const both = a.reduce((sum, { x, y }, n) => sum + x * (b[n]?.x ?? 0) + y * (b[n]?.y ?? 0), 0)
  return both / a.length / (amountOf(a) * amountOf(b))
}

/** The offset around `aim` at which the picture is most like the block. */
function found(
  block: readonly number[],
  picture: Uint8Array,
  size: { width: number; height: number },
  start: Offset,
  aim: Offset,
): Offset {
  const middle = { x: Math.round(start.x + aim.x), y: Math.round(start.y + aim.y) }
  const cost = (x: number, y: number) =>
    difference(block, picture, size, middle.x + x, middle.y + y)
  let best = { cost: Number.POSITIVE_INFINITY, x: 0, y: 0 }
  for (let y = -search; y <= search; y++) {
    for (let x = -search; x <= search; x++) {
      const here = cost(x, y)
      if (here < best.cost) best = { cost: here, x, y }
    }
  }
  const right = lowest(cost(best.x - 1, best.y), best.cost, cost(best.x + 1, best.y))
  const down = lowest(cost(best.x, best.y - 1), best.cost, cost(best.x, best.y + 1))
  return { x: middle.x + best.x + right - start.x, y: middle.y + best.y + down - start.y }
}

const reach = Array.from({ length: half + 1 }, (_, index) => 2 * index - half)

/** The block around a place of a picture as it looks once stretched by the plane, every other pixel of it. */
function cut(picture: Uint8Array, width: number, { x, y }: Offset, plane: Plane): number[] {
  const [, a, b] = plane.x
  const [, c, d] = plane.y
  const area = (1 + a) * (1 + d) - b * c
  return reach.flatMap((dy) =>
    reach.map((dx) =>
      between(
        picture,
        width,
        x + ((1 + d) * dx - b * dy) / area,
        y + ((1 + a) * dy - c * dx) / area,
      ),
    ),
  )
}

/** The picture between its pixels. */
function between(picture: Uint8Array, width: number, x: number, y: number): number {
  const at = Math.floor(y) * width + Math.floor(x)
  const [right, down] = [x - Math.floor(x), y - Math.floor(y)]
  const upper = (picture[at] ?? 0) * (1 - right) + (picture[at + 1] ?? 0) * right
  const below = at + width
  const lower = (picture[below] ?? 0) * (1 - right) + (picture[below + 1] ?? 0) * right
  return upper * (1 - down) + lower * down
}

function difference(
  block: readonly number[],
  picture: Uint8Array,
  { width, height }: { width: number; height: number },
  x: number,
  y: number,
): number {
  if (x < half || y < half || x >= width - half || y >= height - half)
    return Number.POSITIVE_INFINITY
  let sum = 0
  let at = 0
  for (const dy of reach) {
    for (const dx of reach) {
      sum += ((block[at++] ?? 0) - (picture[(y + dy) * width + x + dx] ?? 0)) ** 2
    }
  }
  return sum
}

/** Where between −½ and ½ a parabola through three costs, one apart, is lowest. */
function lowest(before: number, here: number, after: number): number {
  const bend = before - 2 * here + after
  return Number.isFinite(bend) && bend > 0 ? (before - after) / (2 * bend) : 0
}

type Triple = readonly [number, number, number]

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/** The plane over (1, u, v) that is nearest to the values: least squares, by Cramer's rule. */
function nearestPlane(points: readonly Triple[], values: readonly number[]): Triple {
  const sum = (i: number, of: (n: number) => number) =>
    points.reduce((total, point, n) => total + (point[i] ?? 0) * of(n), 0)
  const column = (j: number): Triple => [
    sum(0, (n) => points[n]?.[j] ?? 0),
    sum(1, (n) => points[n]?.[j] ?? 0),
    sum(2, (n) => points[n]?.[j] ?? 0),
  ]
  const [a, b, c] = [column(0), column(1), column(2)]
  const wanted: Triple = [
    sum(0, (n) => values[n] ?? 0),
    sum(1, (n) => values[n] ?? 0),
    sum(2, (n) => values[n] ?? 0),
  ]
  const all = determinant(a, b, c)
  return [
    determinant(wanted, b, c) / all,
    determinant(a, wanted, c) / all,
    determinant(a, b, wanted) / all,
  ]
}

function determinant(a: Triple, b: Triple, c: Triple): number {
  return (
    a[0] * (b[1] * c[2] - b[2] * c[1]) +
    b[0] * (c[1] * a[2] - c[2] * a[1]) +
    c[0] * (a[1] * b[2] - a[2] * b[1])
  )
}
