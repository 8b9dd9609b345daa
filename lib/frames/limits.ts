import { Refused } from '#lib/errors.ts'

/**
 * What the upstream takes as a first frame (docs/upstream.md, 3), as the composer
 * and the server both check it.
 */

/** "Under 20 MB", read as 20,000,000 and not 20 × 1024²: the stricter holds for either meaning. */
export const maxBytes = 19_999_999

/** What one picture may cost in memory and time once decoded. */
export const maxPixels = 40_000_000

const shortSideMustExceed = 300

type Size = { width: number; height: number }

/** Whether a picture of this size, in pixels as seen, can be a frame. */
export function judgeSize({ width, height }: Size): Refused | undefined {
  if (width * height > maxPixels)
    return new Refused('frame_too_many_pixels', { params: { width, height } })
  if (Math.min(width, height) <= shortSideMustExceed)
    return new Refused('frame_short_side', { params: { width, height } })
  if (!isLegalShape({ width, height }))
    return new Refused('frame_shape', { params: { width, height } })
  return undefined
}

export function isLegalShape(size: Size): boolean {
  return within(size, { wide: 5, narrow: 2 })
}

/** Inside 2:5 to 5:2, yet outside 1:2 to 2:1: the upstream has refused such a frame before. */
export function isUnusualShape(size: Size): boolean {
  return !within(size, { wide: 2, narrow: 1 })
}

function within({ width, height }: Size, { wide, narrow }: { wide: number; narrow: number }) {
  return width * narrow <= height * wide && height * narrow <= width * wide
}
