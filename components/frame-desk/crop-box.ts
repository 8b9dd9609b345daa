import type { Box, RatioName, Size } from '#components/frame-desk/plan.ts'

/**
 * The crop box of the frame desk, in whole pixels of the picture as seen. Whatever is done to it, it stays inside
 * the picture and a legal frame: over 300 pixels on its short side, between 2:5 and 5:2 or of the chosen ratio.
 */

/** The least that is over 300. */
export const shortestPixels = 301

export type Edges = { x: 'left' | 'right' | undefined; y: 'top' | 'bottom' | undefined }

/** The largest box of this ratio, or of any legal shape, in the middle of the picture. Undefined when none is large enough. */
export function largestBox(size: Size, ratio?: RatioName): Box | undefined {
  const within = ratio ? ofRatio(size, ratio) : legal(size)
  if (Math.min(within.width, within.height) < shortestPixels) return undefined
  return {
    ...within,
    x: Math.floor((size.width - within.width) / 2),
    y: Math.floor((size.height - within.height) / 2),
  }
}

/** The largest legal box inside a part of the picture, around its middle. */
export function largestBoxIn(part: Box): Box | undefined {
  const box = largestBox(part)
  return box && { ...box, x: box.x + part.x, y: box.y + part.y }
}

export function moved(box: Box, by: { x: number; y: number }, size: Size): Box {
  return {
    ...box,
    x: clamp(Math.round(box.x + by.x), 0, size.width - box.width),
    y: clamp(Math.round(box.y + by.y), 0, size.height - box.height),
  }
}

/** Draws the named edges by so many pixels; the others stay where they are. */
export function resized(
  box: Box,
  edges: Edges,
  by: { x: number; y: number },
  size: Size,
  ratio?: RatioName,
): Box {
  const room = {
    width: edges.x === 'left' ? box.x + box.width : size.width - box.x,
    height: edges.y === 'top' ? box.y + box.height : size.height - box.y,
  }
  const wanted = {
    width: box.width + by.x * directions[edges.x ?? 'none'],
    height: box.height + by.y * directions[edges.y ?? 'none'],
  }
  const next = ratio ? locked(wanted, room, ratio, box) : free(wanted, room, edges)
  return {
    ...next,
    x: edges.x === 'left' ? box.x + box.width - next.width : box.x,
    y: edges.y === 'top' ? box.y + box.height - next.height : box.y,
  }
}

const directions = { left: -1, right: 1, top: -1, bottom: 1, none: 0 } as const

/** As wanted within the room; of a shape too long, the side gives way that was drawn. */
function free(wanted: Size, room: Size, edges: Edges): Size {
  const width = clamp(Math.round(wanted.width), shortestPixels, room.width)
  const height = clamp(Math.round(wanted.height), shortestPixels, room.height)
  if (edges.x && !edges.y) return { width: clamp(width, ...span(height)), height }
  if (edges.y && !edges.x) return { width, height: clamp(height, ...span(width)) }
  return legal({ width, height })
}

/** The lengths that one side may have when the other has this one. */
function span(otherSide: number): [least: number, most: number] {
  return [Math.ceil((otherSide * 2) / 5), Math.floor((otherSide * 5) / 2)]
}

/** The largest legal shape that this size holds. */
export function legal({ width, height }: Size): Size {
  return {
    width: Math.min(width, Math.floor((height * 5) / 2)),
    height: Math.min(height, Math.floor((width * 5) / 2)),
  }
}

/** The side that was drawn further leads. */
function locked(wanted: Size, room: Size, ratio: RatioName, before: Size): Size {
  const [wide, high] = partsOf(ratio)
  const most = Math.min(room.width / wide, room.height / high)
  const least = shortestPixels / Math.min(wide, high)
  const byWidth = Math.abs(wanted.width - before.width) / wide
  const byHeight = Math.abs(wanted.height - before.height) / high
  const scale = byWidth >= byHeight ? wanted.width / wide : wanted.height / high
  const length = Math.min(Math.max(scale, least), most)
  return {
    width: Math.min(Math.round(length * wide), room.width),
    height: Math.min(Math.round(length * high), room.height),
  }
}

function ofRatio(size: Size, ratio: RatioName): Size {
  const [wide, high] = partsOf(ratio)
  const length = Math.min(size.width / wide, size.height / high)
  return {
    width: Math.min(Math.round(length * wide), size.width),
    height: Math.min(Math.round(length * high), size.height),
  }
}

function partsOf(ratio: RatioName): [wide: number, high: number] {
  const [wide = 1, high = 1] = ratio.split(':').map(Number)
  return [wide, high]
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(Math.min(value, most), Math.min(least, most))
}
