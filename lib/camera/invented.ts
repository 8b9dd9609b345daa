import type { Moves } from './parse.ts'
import { type Pose, poseAt } from './path.ts'
import { type Place, viewOf } from './view.ts'

/** How finely each side of the picture is followed: its image bends where near and far parts part. */
const stepsAlongSide = 48

/**
 * How much of the view at `timeSeconds`, 0…1, shows what the first frame does not: one less the area that the
 * picture's outline encloses within the view. `viewOf` never folds, so what the outline encloses is the picture.
 */
export function inventedShare(
  moves: Moves,
  durationSeconds: number,
  aspect: number,
  timeSeconds: number,
): number {
  const outline = outlineOf(poseAt(moves, durationSeconds, timeSeconds), aspect)
  const cut = sides.reduce((polygon, { inside, cross }) => cutAt(polygon, inside, cross), outline)
  return Math.min(Math.max(1 - areaOf(cut), 0), 1)
}

type Invented = {
  /** Of the last view. */
  lastShare: number
  /** Of the view that invents most, and when it is seen. */
  worstShare: number
  worstSeconds: number
}

const looksPerSecond = 12

/** How much a camera line invents at its end and at its worst moment. */
export function inventedBy(moves: Moves, durationSeconds: number, aspect: number): Invented {
  const lastShare = inventedShare(moves, durationSeconds, aspect, durationSeconds)
  let worst = { worstShare: lastShare, worstSeconds: durationSeconds }
  for (let look = 1; look < durationSeconds * looksPerSecond; look++) {
    const worstSeconds = look / looksPerSecond
    const worstShare = inventedShare(moves, durationSeconds, aspect, worstSeconds)
    if (worstShare > worst.worstShare) worst = { worstShare, worstSeconds }
  }
  return { lastShare, ...worst }
}

/** Where the picture's edge stands in the view, once around. */
function outlineOf(pose: Pose, aspect: number): Place[] {
  const along = Array.from({ length: stepsAlongSide }, (_, step) => step / stepsAlongSide)
  return [
    ...along.map((share) => viewOf(pose, share, 0, aspect)),
    ...along.map((share) => viewOf(pose, 1, share, aspect)),
    ...along.map((share) => viewOf(pose, 1 - share, 1, aspect)),
    ...along.map((share) => viewOf(pose, 0, 1 - share, aspect)),
  ]
}

type Inside = (place: Place) => boolean
type Cross = (a: Place, b: Place) => Place

/** The four sides of the view. */
const sides: { inside: Inside; cross: Cross }[] = [
  { inside: ({ u }) => u >= 0, cross: (a, b) => atU(a, b, 0) },
  { inside: ({ u }) => u <= 1, cross: (a, b) => atU(a, b, 1) },
  { inside: ({ v }) => v >= 0, cross: (a, b) => atV(a, b, 0) },
  { inside: ({ v }) => v <= 1, cross: (a, b) => atV(a, b, 1) },
]

function atU(a: Place, b: Place, u: number): Place {
  return { u, v: a.v + ((b.v - a.v) * (u - a.u)) / (b.u - a.u) }
}

function atV(a: Place, b: Place, v: number): Place {
  return { u: a.u + ((b.u - a.u) * (v - a.v)) / (b.v - a.v), v }
}

/** What of a polygon lies on the inner side of one line (Sutherland and Hodgman). */
function cutAt(polygon: Place[], inside: Inside, cross: Cross): Place[] {
  return polygon.flatMap((here, index) => {
    const before = polygon.at(index - 1) ?? here
    if (inside(here)) return inside(before) ? [here] : [cross(before, here), here]
    return inside(before) ? [cross(before, here)] : []
  })
}

/** The area of a polygon (the shoelace rule). */
function areaOf(polygon: readonly Place[]): number {
  const twice = polygon.reduce((sum, here, index) => {
    const before = polygon.at(index - 1) ?? here
    return sum + before.u * here.v - here.u * before.v
  }, 0)
  return Math.abs(twice) / 2
}
