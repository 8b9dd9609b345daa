import { legal } from '#components/frame-desk/crop-box.ts'
import type { Size } from '#components/frame-desk/plan.ts'
import { maxPixels } from '#lib/frames/limits.ts'

/** The size itself, or the largest of its shape that is not too many pixels. */
export function withinPixels({ width, height }: Size): Size {
  const pixels = width * height
  return pixels <= maxPixels
    ? { width, height }
    : scaled({ width, height }, Math.sqrt(maxPixels / pixels))
}

/** In whole pixels a shape at the edge of the law may come out over it: then a row less. */
export function scaled({ width, height }: Size, by: number): Size {
  return legal({ width: Math.floor(width * by), height: Math.floor(height * by) })
}
