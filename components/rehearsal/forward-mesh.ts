import type { Pose } from '#lib/camera/path.ts'
import { viewOf } from '#lib/camera/view.ts'

/** Cells over the picture. Between corners a cell is drawn straight: under half a pixel off in 1280. */
export const cells = { columns: 64, rows: 40 }

/** Which place of the picture each corner shows, `u`, `v`, row by row from the top left: the same for every view. */
export function cornerPlaces(): Float32Array {
  const places: number[] = []
  for (let row = 0; row <= cells.rows; row++) {
    for (let column = 0; column <= cells.columns; column++) {
      places.push(column / cells.columns, row / cells.rows)
    }
  }
  return new Float32Array(places)
}

/** Two triangles for each cell, by the numbers of their corners. */
export function cellTriangles(): Uint16Array {
  const corners: number[] = []
  const across = cells.columns + 1
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.columns; column++) {
      const first = row * across + column
      corners.push(first, first + 1, first + across)
      corners.push(first + 1, first + across + 1, first + across)
    }
  }
  return new Uint16Array(corners)
}

/** Where each corner stands in the view of `pose`: `u`, `v` of the view, in the order of `places`. */
export function placeCorners(
  pose: Pose,
  aspect: number,
  places: Float32Array,
  out: Float32Array,
): void {
  for (let at = 0; at < places.length; at += 2) {
    const { u, v } = viewOf(pose, places[at] ?? 0, places[at + 1] ?? 0, aspect)
    out[at] = u
    out[at + 1] = v
  }
}
