import type { Grey } from '#components/frame-desk/grey.ts'

/**
 * How blurred a picture is at its sharpest place, 0 to 1: by how little it loses when it is blurred once more
 * (F. Crété and others, "The blur effect", 2007). Measured in tiles, so that a soft background behind a sharp
 * subject does not count. 0 where there is nothing to be sharp.
 */
export function blur(picture: Grey): number {
  const found: number[] = []
  for (let y = 0; y + tile <= picture.height; y += tile)
    for (let x = 0; x + tile <= picture.width; x += tile) {
      const one = blurAt(picture, x, y)
      if (one !== undefined) found.push(one)
    }
  found.sort((a, b) => a - b)
  return found[Math.floor(found.length / 10)] ?? 0
}

const tile = 64
const reach = 4

/** Steps of brightness a tile must have on average before it says anything. */
const leastSteps = 0.6

function blurAt(picture: Grey, left: number, top: number): number | undefined {
  const across = lossAlong(picture, left, top, 1, picture.width)
  const down = lossAlong(picture, left, top, picture.width, 1)
  const steps = Math.max(across.steps, down.steps) / (tile * tile)
  if (steps < leastSteps) return undefined
  return Math.max(share(across), share(down))
}

type Loss = { steps: number; lost: number }

function share({ steps, lost }: Loss): number {
  return steps === 0 ? 0 : (steps - lost) / steps
}

/** Along each line of the tile (neighbours `stride` apart): its steps, and how many of them a blur takes away. */
function lossAlong(
  { light }: Grey,
  left: number,
  top: number,
  stride: number,
  lineStride: number,
): Loss {
  const width = stride === 1 ? lineStride : stride
  const start = top * width + left
  const loss = { steps: 0, lost: 0 }
  for (let line = 0; line < tile; line += 1) {
    const from = start + line * lineStride
    let before = mean(light, from, 0, stride)
    for (let at = 1; at < tile; at += 1) {
      const after = mean(light, from, at, stride)
      const here = light[from + at * stride] ?? 0
      const step = Math.abs(here - (light[from + (at - 1) * stride] ?? 0))
      loss.steps += step
      loss.lost += Math.max(0, step - Math.abs(after - before))
      before = after
    }
  }
  return loss
}

/** Of the nine neighbours around a place, within the tile. */
function mean(light: Float32Array, from: number, at: number, stride: number): number {
  const [first, last] = [Math.max(0, at - reach), Math.min(tile - 1, at + reach)]
  let sum = 0
  for (let each = first; each <= last; each += 1) sum += light[from + each * stride] ?? 0
  return sum / (last - first + 1)
}
