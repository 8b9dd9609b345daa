import { barsOf } from '#components/frame-desk/bars.ts'
import { blockiness } from '#components/frame-desk/blocks.ts'
import { blur } from '#components/frame-desk/blur.ts'
import { largestBoxIn } from '#components/frame-desk/crop-box.ts'
import type { Grey } from '#components/frame-desk/grey.ts'
import type { Box, Size } from '#components/frame-desk/plan.ts'

/** What a picture that is legal may still be warned about. */
export type Quality = {
  blurred: boolean
  /** Traces of the 8 × 8 blocks that heavy JPEG compression leaves. */
  compressed: boolean
  /** Smaller than the smallest video: it will be enlarged. */
  tiny: boolean
  /** The picture without its bars, as a legal crop in pixels of the whole. */
  bars: Box | undefined
}

/** Over this a picture has no sharp place at all. Of made pictures the sharp ones lie under 0.3, those out of focus over 0.7. */
const blurredFrom = 0.58
/** Levels of brightness. Pictures of quality 60 and better lie under 1.4, of 25 and worse mostly over 1.7. */
const compressedFrom = 1.6
/** The short side of the smallest video, 512P. */
const tinyUnder = 512

/** `small`: the whole picture, at most 1024 pixels long. `detail`: its middle, at its own size. */
export function qualityOf(size: Size, { small, detail }: { small: Grey; detail: Grey }): Quality {
  const content = barsOf(small)
  return {
    blurred: blur(small) > blurredFrom,
    compressed: blockiness(detail) > compressedFrom,
    tiny: Math.min(size.width, size.height) < tinyUnder,
    bars: content && largestBoxIn(enlarged(content, size, small)),
  }
}

/** A part of the small picture in pixels of the whole, one pixel of the small one inside the bars' edge. */
function enlarged(part: Box, size: Size, small: Size): Box {
  const [x, right] = side(part.x, part.width, small.width, size.width)
  const [y, bottom] = side(part.y, part.height, small.height, size.height)
  return { x, y, width: right - x, height: bottom - y }
}

function side(start: number, length: number, small: number, whole: number): [number, number] {
  const scale = whole / small
  const end = start + length
  return [
    start === 0 ? 0 : Math.ceil((start + 1) * scale),
    end === small ? whole : Math.floor((end - 1) * scale),
  ]
}
