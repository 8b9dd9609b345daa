import type { DirectiveId } from './directives.ts'
import type { Moves } from './parse.ts'
import { shakeAt } from './shake.ts'

/**
 * Where the camera is, said by what the picture does. These are this project's own numbers, an
 * approximation of a camera and not of the upstream's model; rehearsal, sandbox and checks share them.
 */
export type Pose = {
  /** How far the content has slid right, in widths; the average, near parts more. Truck. */
  slideX: number
  /** How far the content has slid down, in heights; the average, near parts more. Pedestal. */
  slideY: number
  /** How far the surroundings have slid right past a subject that stays, in widths. Tracking. */
  drift: number
  /** Natural logarithm of the growth from moving closer; the average, near parts more. Dolly. */
  dolly: number
  /** Natural logarithm of the growth from the lens, the same everywhere. Zoom. */
  zoom: number
  /** Camera turned right, in radians. Pan. */
  yaw: number
  /** Camera turned up, in radians. Tilt. */
  pitch: number
  /** Offset of the whole view, content to the right and down, in widths and heights. Shake. */
  shakeX: number
  shakeY: number
}

export const restPose: Pose = {
  slideX: 0,
  slideY: 0,
  drift: 0,
  dolly: 0,
  zoom: 0,
  yaw: 0,
  pitch: 0,
  shakeX: 0,
  shakeY: 0,
}

const slide = 0.25
const drift = 0.18
const growth = Math.log(1.35)
const turn = (12 * Math.PI) / 180

/** What a move alone does at full strength. */
const fullStrength = {
  'truck-left': { slideX: slide },
  'truck-right': { slideX: -slide },
  'pan-left': { yaw: -turn },
  'pan-right': { yaw: turn },
  'push-in': { dolly: growth },
  'pull-out': { dolly: -growth },
  'pedestal-up': { slideY: slide },
  'pedestal-down': { slideY: -slide },
  'tilt-up': { pitch: turn },
  'tilt-down': { pitch: -turn },
  'zoom-in': { zoom: growth },
  'zoom-out': { zoom: -growth },
  shake: {},
  tracking: { drift: -drift },
  static: {},
} as const satisfies Record<DirectiveId, Partial<Pose>>

const secondsToFullStrength = 6
const strengthInCombination = 0.8
/** The part of its time by which a move reaches into its neighbours', on each side. */
const joinShare = 0.15

/**
 * The camera at `timeSeconds` of a clip. Groups follow each other and share the time evenly; each
 * eases in and out, and reaches a little into its neighbours so that the camera does not stop at a
 * join. A group with 6 seconds or more of its own does its moves in full, one with less does
 * proportionally less; two or more moves at once keep 80 % each.
 */
export function poseAt(moves: Moves, durationSeconds: number, timeSeconds: number): Pose {
  const pose = { ...restPose }
  const shareSeconds = durationSeconds / moves.length
  const time = Math.min(Math.max(timeSeconds, 0), durationSeconds)
  moves.forEach((group, index) => {
    const first = index === 0
    const last = index === moves.length - 1
    const start = shareSeconds * (first ? 0 : index - joinShare)
    const end = shareSeconds * (last ? moves.length : index + 1 + joinShare)
    const moving = group.filter((id) => id !== 'static')
    const together = moving.length > 1 ? strengthInCombination : 1
    const strength = together * Math.min(1, shareSeconds / secondsToFullStrength)
    const progress = strength * easeInOut((time - start) / (end - start))
    for (const id of moving) add(pose, fullStrength[id], progress)
    if (moving.includes('shake') && time >= start && time <= end) {
      const shake = shakeAt(time - start, end - start, { seed: index + 1, endsAtRest: !last })
      add(pose, shake, together)
    }
  })
  return pose
}

/** 0 until 0, 1 from 1, and 3x² − 2x³ between. */
function easeInOut(x: number): number {
  const clamped = Math.min(Math.max(x, 0), 1)
  return clamped * clamped * (3 - 2 * clamped)
}

function add(pose: Pose, move: Partial<Pose>, factor: number): void {
  pose.slideX += factor * (move.slideX ?? 0)
  pose.slideY += factor * (move.slideY ?? 0)
  pose.drift += factor * (move.drift ?? 0)
  pose.dolly += factor * (move.dolly ?? 0)
  pose.zoom += factor * (move.zoom ?? 0)
  pose.yaw += factor * (move.yaw ?? 0)
  pose.pitch += factor * (move.pitch ?? 0)
  pose.shakeX += factor * (move.shakeX ?? 0)
  pose.shakeY += factor * (move.shakeY ?? 0)
}
