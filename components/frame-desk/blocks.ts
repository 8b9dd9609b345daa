import type { Grey } from '#components/frame-desk/grey.ts'

/**
 * How much larger the steps of brightness are on a grid of 8 pixels than beside it. Whichever grid it is: a picture
 * that was cropped or saved again carries it elsewhere. About 1 for a picture without traces of compression.
 */
export function blockiness(picture: Grey): number {
  return Math.min(worst(stepsAcross(picture)), worst(stepsDown(picture)))
}

const grid = 8

/** Of the eight places that the grid may have, the one that stands out most from the rest. */
function worst(steps: number[]): number {
  const all = steps.reduce((sum, step) => sum + step, 0)
  return Math.max(...steps.map((step) => (step * (grid - 1) + noise) / (all - step + noise)))
}

/** So that a picture without any steps does not divide by nothing. */
const noise = 0.5

function stepsAcross({ width, height, light }: Grey): number[] {
  const sums = new Array<number>(grid).fill(0)
  for (let y = 0; y < height; y += 1)
    for (let x = 1; x < width; x += 1) {
      const at = y * width + x
      sums[x % grid] = (sums[x % grid] ?? 0) + roughness(light, at, 1)
    }
  return sums.map((sum) => sum / (height * (width / grid)))
}

function stepsDown({ width, height, light }: Grey): number[] {
  const sums = new Array<number>(grid).fill(0)
  for (let y = 1; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      sums[y % grid] = (sums[y % grid] ?? 0) + roughness(light, at, width)
    }
  return sums.map((sum) => sum / (width * (height / grid)))
}

/** A step between two neighbours; more than 30 is an edge of what is shown. */
function roughness(light: Float32Array, at: number, stride: number): number {
  return Math.min(30, Math.abs((light[at] ?? 0) - (light[at - stride] ?? 0)))
}
