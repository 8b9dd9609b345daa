import { grid } from './camera-meshes.ts'
import type { Picture } from './picture.ts'
import type { Planes } from './planes.ts'

/** Draws the view of one picture that a mesh describes. */
export type Warp = (mesh: Float32Array, view: Planes) => void

/** A warp for many views of `picture`: what sampling needs is laid out once. */
export function warpOf({ planes, left, top, size }: Picture): Warp {
  const full = { left, top, width: size.width, height: size.height }
  const half = { left: left / 2, top: top / 2, width: size.width / 2, height: size.height / 2 }
  const y = layOut(planes.y, planes.width)
  const u = layOut(planes.u, planes.width / 2)
  const v = layOut(planes.v, planes.width / 2)
  return (mesh, view) => {
    warpPlane(y, full, mesh, view.y)
    warpPlane(u, half, mesh, view.u)
    warpPlane(v, half, mesh, view.v)
  }
}

/** A plane whose every entry holds the four pixels that a sample between them mixes. */
type Quads = { pixels: Int32Array; stride: number; rows: number }

function layOut(plane: Uint8Array, stride: number): Quads {
  const pixels = new Int32Array(plane.length)
  for (let at = 0; at < plane.length - stride - 1; at++) {
    const upper = (plane[at] ?? 0) | ((plane[at + 1] ?? 0) << 8)
    const lower = (plane[at + stride] ?? 0) | ((plane[at + stride + 1] ?? 0) << 8)
    pixels[at] = upper | (lower << 16)
  }
  return { pixels, stride, rows: plane.length / stride }
}

/** Where the picture lies in its plane; the view has the picture's size. */
type Window = { left: number; top: number; width: number; height: number }

const fixed = 65536
const evenBytes = 0x00ff00ff

/**
 * Bilinear sampling along a mesh. Each row of the view cuts the mesh in a line of corners; between
 * two corners the source place advances by a constant step, in 16.16 fixed point. A sample mixes the
 * upper and the lower pair of pixels in one multiplication, 16 bits each, and then those two.
 */
function warpPlane(
  { pixels, stride, rows }: Quads,
  { left, top, width, height }: Window,
  mesh: Float32Array,
  to: Uint8Array,
): void {
  const cornersX = new Float64Array(grid.columns + 1)
  const cornersY = new Float64Array(grid.columns + 1)
  let position = 0
  for (let y = 0; y < height; y++) {
    const down = ((y + 0.5) / height) * grid.rows
    const meshRow = Math.min(Math.floor(down), grid.rows - 1)
    for (let column = 0; column <= grid.columns; column++) {
      const above = 2 * (meshRow * (grid.columns + 1) + column)
      const below = above + 2 * (grid.columns + 1)
      const u = mix(mesh[above] ?? 0, mesh[below] ?? 0, down - meshRow)
      const v = mix(mesh[above + 1] ?? 0, mesh[below + 1] ?? 0, down - meshRow)
      cornersX[column] = clamp(u * width - 0.5 + left, stride - 1.01)
      cornersY[column] = clamp(v * height - 0.5 + top, rows - 1.01)
    }
    let x = 0
    for (let column = 0; column < grid.columns; column++) {
      const end = Math.ceil(((column + 1) * width) / grid.columns - 0.5)
      const startX = cornersX[column] ?? 0
      const startY = cornersY[column] ?? 0
      const acrossX = (cornersX[column + 1] ?? 0) - startX
      const acrossY = (cornersY[column + 1] ?? 0) - startY
      const into = ((x + 0.5) * grid.columns) / width - column
      let sourceX = ((startX + acrossX * into) * fixed) | 0
      let sourceY = ((startY + acrossY * into) * fixed) | 0
      const stepX = ((acrossX * grid.columns * fixed) / width) | 0
      const stepY = ((acrossY * grid.columns * fixed) / width) | 0
      for (; x < end; x++) {
        const quad = pixels[Math.imul(sourceY >> 16, stride) + (sourceX >> 16)] ?? 0
        const partX = (sourceX >> 8) & 255
        const partY = (sourceY >> 8) & 255
        const leftPair = Math.imul(quad & evenBytes, 256 - partX)
        const pair = (leftPair + Math.imul((quad >>> 8) & evenBytes, partX)) | 0
        to[position++] = ((pair & 0xffff) * (256 - partY) + (pair >>> 16) * partY + 32768) >> 16
        sourceX = (sourceX + stepX) | 0
        sourceY = (sourceY + stepY) | 0
      }
    }
  }
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share
}

function clamp(value: number, last: number): number {
  return Math.min(Math.max(value, 0), last)
}
