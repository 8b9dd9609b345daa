import { hatch, stripePixels } from '#components/rehearsal/hatch.ts'
import type { Painter, Source } from '#components/rehearsal/painter.ts'
import type { Pose } from '#lib/camera/path.ts'
import { sourceMesh } from '#lib/camera/view.ts'

/** So small that the processor alone keeps up with it. */
const longSidePixels = 384
const grid = { columns: 48, rows: 32 }
const across = grid.columns + 1

/** Draws pixel by pixel where there is no WebGL, at a size that is still fluent. */
export function openPlainPainter(
  canvas: HTMLCanvasElement,
  { image, aspect }: Source,
): Painter | undefined {
  const screen = canvas.getContext('2d')
  const small = document.createElement('canvas')
  const scale = longSidePixels / Math.max(image.width, image.height)
  small.width = Math.max(1, Math.round(image.width * scale))
  small.height = Math.max(1, Math.round(image.height * scale))
  const paper = small.getContext('2d', { willReadFrequently: true })
  if (!screen || !paper) return undefined
  paper.drawImage(image, 0, 0, small.width, small.height)
  const picture = paper.getImageData(0, 0, small.width, small.height)
  const view = paper.createImageData(small.width, small.height)
  const mesh = new Float32Array(2 * across * (grid.rows + 1))
  return {
    kind: 'plain',
    paint(pose: Pose) {
      sourceMesh(pose, aspect, grid, mesh)
      warp(picture, mesh, view)
      paper.putImageData(view, 0, 0)
      screen.drawImage(small, 0, 0, canvas.width, canvas.height)
    },
    close() {},
    giveBack() {},
  }
}

/** The nearest pixel of the picture for every pixel of the view, hatched where there is none. */
function warp(picture: ImageData, mesh: Float32Array, view: ImageData): void {
  const { width, height } = view
  const from = new Uint32Array(picture.data.buffer)
  const to = new Uint32Array(view.data.buffer)
  const stripe = stripePixels(width)
  const ground = packed(hatch.ground)
  const line = packed(hatch.line)
  for (let y = 0; y < height; y++) {
    const down = ((y + 0.5) / height) * grid.rows
    const row = Math.floor(down)
    for (let x = 0; x < width; x++) {
      const right = ((x + 0.5) / width) * grid.columns
      const column = Math.floor(right)
      const corner = 2 * (row * across + column)
      const u = between(mesh, corner, right - column, down - row)
      const v = between(mesh, corner + 1, right - column, down - row)
      const isBeyond = u < 0 || u >= 1 || v < 0 || v >= 1
      const isLine = (x - y + height) % stripe < 2 * hatch.lineShare * stripe
      to[y * width + x] = isBeyond
        ? isLine
          ? line
          : ground
        : (from[Math.floor(v * height) * width + Math.floor(u * width)] ?? 0)
    }
  }
}

/** A pixel as ImageData keeps it, in one number of this machine. */
function packed([red, green, blue]: readonly [number, number, number]): number {
  return new Uint32Array(new Uint8Array([red, green, blue, 255]).buffer)[0] ?? 0
}

function between(mesh: Float32Array, corner: number, right: number, down: number): number {
  const below = corner + 2 * across
  const upper = mix(mesh[corner] ?? 0, mesh[corner + 2] ?? 0, right)
  return mix(upper, mix(mesh[below] ?? 0, mesh[below + 2] ?? 0, right), down)
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share
}
