import type { Moves } from '#lib/camera/parse.ts'
import { poseAt } from '#lib/camera/path.ts'
import { sourceMesh } from '#lib/camera/view.ts'

/** Cells of the mesh over the view. Between corners the warp is straight: under half a pixel off at 1080P. */
export const grid = { columns: 24, rows: 16 }

/** How many numbers one mesh has: `u` and `v` of each corner. */
export const meshLength = 2 * (grid.columns + 1) * (grid.rows + 1)

/** How far the views reach beyond the picture on each side, in widths and heights. */
export type Reach = { left: number; right: number; top: number; bottom: number }

export type CameraMeshes = { meshes: Float32Array; reach: Reach }

/** One mesh for each frame, one after another, and how much picture they need around the picture. */
export function cameraMeshes(
  moves: Moves,
  aspect: number,
  clip: { frames: number; framesPerSecond: number; durationSeconds: number },
): CameraMeshes {
  const meshes = new Float32Array(clip.frames * meshLength)
  for (let frame = 0; frame < clip.frames; frame++) {
    const pose = poseAt(moves, clip.durationSeconds, frame / clip.framesPerSecond)
    sourceMesh(pose, aspect, grid, meshes, frame * meshLength)
  }
  return { meshes, reach: reachOf(meshes) }
}

function reachOf(meshes: Float32Array): Reach {
  const reach = { left: 0, right: 0, top: 0, bottom: 0 }
  for (let position = 0; position < meshes.length; position += 2) {
    const u = meshes[position] ?? 0
    const v = meshes[position + 1] ?? 0
    reach.left = Math.max(reach.left, -u)
    reach.right = Math.max(reach.right, u - 1)
    reach.top = Math.max(reach.top, -v)
    reach.bottom = Math.max(reach.bottom, v - 1)
  }
  return reach
}
