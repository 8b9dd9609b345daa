import { nearness, subject } from './depth.ts'
import type { Moves } from './parse.ts'
import { type Pose, poseAt } from './path.ts'

/**
 * A place in a picture or a view: `u` from 0 (left) to 1 (right), `v` from 0 (top) to 1 (bottom).
 * Outside 0…1 lies what the first frame does not show.
 */
export type Place = { u: number; v: number }

/** Focal length of the assumed lens in diagonals: 57° across a 16:9 picture. */
const focalDiagonals = 0.8

/** Half the spread between the nearest and the farthest part, around the average of 1. */
const parallax = 0.8
/** The mean of `nearness` over the picture: with it the average part moves by exactly the pose. */
const meanNearness = 0.45022

const closeEnough = 1e-7
const mostSteps = 60

/**
 * Where in the first frame a place of the picture comes to stand in the view. From the centre, in
 * heights, with w = 1 + 0.8 · (nearness − its mean) at the place itself:
 *   slide and drift   p₁ = p + w · slide + (1 − subject) · drift
 *   dolly and zoom    p₂ = p₁ · exp(w · dolly + zoom)
 *   pan and tilt      p₃ = the homography of a camera turned by yaw, then pitch, focal length 0.8 diagonals
 *   shake             p₄ = p₃ + shake
 * A yaw is a true one: uprights stay upright and parallel, levels converge; a pitch the other way.
 */
export function viewOf(pose: Pose, u: number, v: number, aspect: number): Place {
  const weight = 1 + parallax * (nearness(u, v) - meanNearness)
  const surroundings = 1 - subject(u, v)
  const scale = Math.exp(weight * pose.dolly + pose.zoom)
  const x = (u - 0.5 + weight * pose.slideX + surroundings * pose.drift) * aspect * scale
  const y = (v - 0.5 + weight * pose.slideY) * scale
  const focal = focalDiagonals * Math.hypot(aspect, 1)
  const depth = x * Math.sin(pose.yaw) + focal * Math.cos(pose.yaw)
  const across = x * Math.cos(pose.yaw) - focal * Math.sin(pose.yaw)
  const down = y * Math.cos(pose.pitch) + depth * Math.sin(pose.pitch)
  const ahead = inFront(depth * Math.cos(pose.pitch) - y * Math.sin(pose.pitch))
  return {
    u: (focal * across) / ahead / aspect + pose.shakeX + 0.5,
    v: (focal * down) / ahead + pose.shakeY + 0.5,
  }
}

/**
 * Which place of the first frame is seen at a place of the view: `viewOf` backwards. Rotation, zoom
 * and shake are undone in closed form; parallax depends on the place sought, so that part is
 * p ← p₂ · exp(−w · dolly) − w · slide − (1 − subject) · drift until p rests, which it does because
 * `viewOf` keeps the order of places (a contraction for every prompt of up to 10 s).
 */
export function sourceOf(pose: Pose, u: number, v: number, aspect: number): Place {
  const focal = focalDiagonals * Math.hypot(aspect, 1)
  const x = (u - 0.5 - pose.shakeX) * aspect
  const y = v - 0.5 - pose.shakeY
  const down = y * Math.cos(pose.pitch) - focal * Math.sin(pose.pitch)
  const depth = y * Math.sin(pose.pitch) + focal * Math.cos(pose.pitch)
  const across = x * Math.cos(pose.yaw) + depth * Math.sin(pose.yaw)
  const ahead = inFront(depth * Math.cos(pose.yaw) - x * Math.sin(pose.yaw))
  const scale = Math.exp(-pose.zoom)
  const centredU = ((focal * across) / ahead / aspect) * scale
  const centredV = ((focal * down) / ahead) * scale
  const place = { u: centredU + 0.5, v: centredV + 0.5 }
  if (pose.slideX === 0 && pose.slideY === 0 && pose.drift === 0 && pose.dolly === 0) return place
  for (let step = 0; step < mostSteps; step++) {
    const weight = 1 + parallax * (nearness(place.u, place.v) - meanNearness)
    const surroundings = 1 - subject(place.u, place.v)
    const shrink = Math.exp(-weight * pose.dolly)
    const nextU = centredU * shrink - weight * pose.slideX - surroundings * pose.drift + 0.5
    const nextV = centredV * shrink - weight * pose.slideY + 0.5
    const moved = Math.abs(nextU - place.u) + Math.abs(nextV - place.v)
    place.u = nextU
    place.v = nextV
    if (moved < closeEnough) break
  }
  return place
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

const samplesAcross = 64

/** How much of the view at `timeSeconds`, 0…1, shows what the first frame does not. */
export function inventedShare(
  moves: Moves,
  durationSeconds: number,
  aspect: number,
  timeSeconds: number,
): number {
  const pose = poseAt(moves, durationSeconds, timeSeconds)
  let outside = 0
  for (let row = 0; row < samplesAcross; row++) {
    for (let column = 0; column < samplesAcross; column++) {
      const u = (column + 0.5) / samplesAcross
      const v = (row + 0.5) / samplesAcross
      outside += outsideShare(sourceOf(pose, u, v, aspect))
    }
  }
  return outside / samplesAcross ** 2
}

/** How much of a sample's cell lies outside, from how far its centre is from the picture's edge. */
function outsideShare({ u, v }: Place): number {
  const beyond = Math.max(-u, u - 1, -v, v - 1)
  return Math.min(Math.max(0.5 + beyond * samplesAcross, 0), 1)
}
