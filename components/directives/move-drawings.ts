import type { DirectiveId } from '#lib/camera/directives.ts'

/** How far a part of the picture goes inside the frame of 26 × 18, how much it grows, and how its lines lean. */
export type Travel = { x?: number; y?: number; scale?: number; leanX?: number; leanY?: number }

type Drawing = {
  /** What the camera does, as a still sign. */
  sign: string
  /** What the picture does meanwhile, near and far (docs/decisions/0008): the opposite way. */
  near: Travel
  far: Travel
}

const bothWays = (travel: Travel) => ({ near: travel, far: travel })

export const moveDrawings = {
  'truck-left': { sign: 'M20 9H6m4-4L6 9l4 4', near: { x: 9 }, far: { x: 4 } },
  'truck-right': { sign: 'M6 9h14m-4-4 4 4-4 4', near: { x: -9 }, far: { x: -4 } },
  'pan-left': { sign: 'M20 13C18 6 10 5 6 9m0-5v5h5', ...bothWays({ x: 7, leanY: 9 }) },
  'pan-right': { sign: 'M6 13c2-7 10-8 14-4m0-5v5h-5', ...bothWays({ x: -7, leanY: -9 }) },
  'push-in': {
    sign: 'm4 5 5 4-5 4M22 5l-5 4 5 4M13 9h.01',
    near: { scale: 2 },
    far: { scale: 1.2 },
  },
  'pull-out': {
    sign: 'M9 5 4 9l5 4m8-8 5 4-5 4M13 9h.01',
    near: { scale: 0.5 },
    far: { scale: 0.85 },
  },
  'pedestal-up': { sign: 'M13 16V4M9 8l4-4 4 4', near: { y: 6 }, far: { y: 2.5 } },
  'pedestal-down': { sign: 'M13 2v12m-4-4 4 4 4-4', near: { y: -6 }, far: { y: -2.5 } },
  'tilt-up': { sign: 'M18 15C10 14 9 8 12 4M7 6l5-2 2 5', ...bothWays({ y: 5, leanX: 9 }) },
  'tilt-down': { sign: 'M18 3c-8 1-9 7-6 11m-5-2 5 2 2-5', ...bothWays({ y: -5, leanX: -9 }) },
  'zoom-in': {
    sign: 'M17 8a5 5 0 1 1-10 0 5 5 0 0 1 10 0m4 7-5-4M12 6v4m-2-2h4',
    ...bothWays({ scale: 1.6 }),
  },
  'zoom-out': {
    sign: 'M17 8a5 5 0 1 1-10 0 5 5 0 0 1 10 0m4 7-5-4m-6-3h4',
    ...bothWays({ scale: 0.6 }),
  },
  shake: { sign: 'm4 9 3-4 3 8 3-8 3 8 3-8 3 4', near: {}, far: {} },
  tracking: { sign: 'M7 6V4h3m6 0h3v2m0 6v2h-3m-6 0H7v-2m6-3h.01', near: {}, far: { x: -8 } },
  static: { sign: 'M9 5h8v8H9z', near: {}, far: {} },
} as const satisfies Record<DirectiveId, Drawing>
