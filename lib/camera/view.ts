import { nearness, subject } from './depth.ts'
import type { Pose } from './path.ts'

/**
 * A place in a picture or a view: `u` from 0 (left) to 1 (right), `v` from 0 (top) to 1 (bottom).
 * Outside 0…1 lies what the first frame does not show.
 */
export type Place = { u: number; v: number }

/** Focal length of the assumed lens in diagonals: 57° across a 16:9 picture. */
const focalDiagonals = 0.8

/** Half the spread between the nearest and the farthest part, around the average of 1. */
const parallax = 0.5
/** The mean of `nearness` over the picture: with it the average part moves by exactly the pose. */
const meanNearness = 0.45022

const closeEnough = 1e-6
const mostSteps = 60

/**
 * Where in the view a place of the first frame comes to stand. From the centre, in heights, with
 * w = 1 + 0.5 · (nearness − its mean) at the place itself:
 *   truck, pedestal and tracking   p₁ = p + w · slide + (1 − subject) · drift
 *   pan and tilt     p₂ = the homography of a camera turned by yaw, then pitch, focal length 0.8 diagonals
 *   dolly and zoom   p₃ = p₂ · exp(w · dolly + zoom), so that they close in on the middle of the view
 *   shake            p₄ = p₃ + shake
 * A yaw is a true one: uprights stay upright and parallel, levels converge; a pitch the other way.
 */
export function viewOf(pose: Pose, u: number, v: number, aspect: number): Place {
  const weight = weightOf(u, v)
  const x = (u - 0.5 + weight * pose.slideX + surroundings(u, v) * pose.drift) * aspect
  const y = v - 0.5 + weight * pose.slideY
  const focal = focalLength(aspect)
  const depth = x * Math.sin(pose.yaw) + focal * Math.cos(pose.yaw)
  const across = x * Math.cos(pose.yaw) - focal * Math.sin(pose.yaw)
  const down = y * Math.cos(pose.pitch) + depth * Math.sin(pose.pitch)
  const ahead = inFront(depth * Math.cos(pose.pitch) - y * Math.sin(pose.pitch))
  const scale = (focal / ahead) * Math.exp(weight * pose.dolly + pose.zoom)
  return {
    u: (across * scale) / aspect + pose.shakeX + 0.5,
    v: down * scale + pose.shakeY + 0.5,
  }
}

/**
 * Which place of the first frame is seen at a place of the view: `viewOf` backwards. The parallax
 * depends on the place sought, so the place is found by steps, each `viewOf` undone with the weights
 * of the step before. They come to rest because `viewOf` keeps the order of places: for every prompt
 * of up to 10 s a step is a contraction. Without parallax the first step is exact.
 */
export function sourceOf(pose: Pose, u: number, v: number, aspect: number): Place {
  const focal = focalLength(aspect)
  const sinYaw = Math.sin(pose.yaw)
  const cosYaw = Math.cos(pose.yaw)
  const sinPitch = Math.sin(pose.pitch)
  const cosPitch = Math.cos(pose.pitch)
  const x = (u - 0.5 - pose.shakeX) * aspect
  const y = v - 0.5 - pose.shakeY
  const place = { u: 0.5, v: 0.5 }
  for (let step = 0; step < mostSteps; step++) {
    const weight = weightOf(place.u, place.v)
    const shrink = Math.exp(-weight * pose.dolly - pose.zoom)
    const down = y * shrink * cosPitch - focal * sinPitch
    const depth = y * shrink * sinPitch + focal * cosPitch
    const across = x * shrink * cosYaw + depth * sinYaw
    const level = focal / inFront(depth * cosYaw - x * shrink * sinYaw)
    const drift = surroundings(place.u, place.v) * pose.drift
    const nextU = (across * level) / aspect - weight * pose.slideX - drift + 0.5
    const nextV = down * level - weight * pose.slideY + 0.5
    const moved = Math.abs(nextU - place.u) + Math.abs(nextV - place.v)
    place.u = nextU
    place.v = nextV
    if (moved < closeEnough || isFlat(pose)) break
  }
  return place
}

/** How much more than the average a part moves. */
function weightOf(u: number, v: number): number {
  return 1 + parallax * (nearness(u, v) - meanNearness)
}

function surroundings(u: number, v: number): number {
  return 1 - subject(u, v)
}

function focalLength(aspect: number): number {
  return focalDiagonals * Math.hypot(aspect, 1)
}

/** True when near and far parts move alike. */
function isFlat({ slideX, slideY, drift, dolly }: Pose): boolean {
  return slideX === 0 && slideY === 0 && drift === 0 && dolly === 0
}

/** Rays beside or behind the camera see nothing: they are sent very far outside instead. */
function inFront(ahead: number): number {
  return Math.max(ahead, 1e-3)
}

/**
 * `sourceOf` at the corners of a grid over the view, row by row from the top left: `u`, `v`, `u`, `v` …
 * `out` holds 2 · (columns + 1) · (rows + 1) numbers, from `offset` on.
 */
export function sourceMesh(
  pose: Pose,
  aspect: number,
  { columns, rows }: { columns: number; rows: number },
  out: Float32Array,
  offset = 0,
): void {
  let position = offset
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const place = sourceOf(pose, column / columns, row / rows, aspect)
      out[position++] = place.u
      out[position++] = place.v
    }
  }
}
