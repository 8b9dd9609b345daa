import type { Grey } from '#components/frame-desk/grey.ts'

/**
 * By how many levels of brightness (of 255) the steps on a grid of 8 pixels are larger than those beside it: what one
 * sees of heavy JPEG compression. Whichever grid it is: a picture that was cropped or saved again carries it
 * elsewhere. Medians, so that the few straight lines of what is shown do not count: a grid is everywhere.
 */
export function blockiness({ width, height, light }: Grey): number {
  const across = stepsBetween(width, height, (line, at) => light[at * width + line] ?? 0)
  const down = stepsBetween(height, width, (line, at) => light[line * width + at] ?? 0)
  return Math.min(worst(across), worst(down))
}

const grid = 8
/** Blocks differ by little; larger steps are edges of what is shown. */
const largestStep = 12

/** The mean step from each line to the one before it. */
function stepsBetween(lines: number, length: number, at: (line: number, at: number) => number) {
  const steps: number[] = []
  for (let line = 1; line < lines; line += 1) {
    let sum = 0
    for (let place = 0; place < length; place += 1)
      sum += Math.min(largestStep, Math.abs(at(line, place) - at(line - 1, place)))
    steps.push(sum / length)
  }
  return steps
}

/** Of the eight places that the grid may have, the one that stands out most from the rest. */
function worst(steps: number[]): number {
  const places = Array.from({ length: grid }, (_, place) => {
    const on = steps.filter((_, index) => index % grid === place)
    const beside = steps.filter((_, index) => index % grid !== place)
    return median(on) - median(beside)
  })
  return Math.max(...places)
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
