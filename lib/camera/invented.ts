import type { Moves } from './parse.ts'
import { poseAt } from './path.ts'
import { type Place, sourceOf } from './view.ts'

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
