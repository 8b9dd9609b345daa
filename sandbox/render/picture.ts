import sharp from 'sharp'
import type { Reach } from './camera-meshes.ts'
import { fromRgb, matrixFor, type Planes } from './planes.ts'
import type { Size } from './size.ts'

/** A first frame at video size with invented surroundings: the picture starts at `left`, `top`. */
export type Picture = { planes: Planes; left: number; top: number; size: Size }

/** Views further out than this many pictures see the same edge. Bounds the memory of one render. */
const farthestReach = 1
const blurSigma = 5
/** Over this share of the short side the surroundings lose half of their light. */
const darkeningShare = 0.35

/** The size of an image as displayed, EXIF orientation applied. */
export async function displayedSize(image: Uint8Array): Promise<Size> {
  const { autoOrient } = await sharp(image).metadata()
  return autoOrient
}

/**
 * Scales a first frame and continues it beyond its edges, as far as the camera looks: mirrored,
 * blurred and darker with distance, so that it plays like a picture and is seen to be invented.
 */
export async function readPicture(image: Uint8Array, size: Size, reach: Reach): Promise<Picture> {
  const pad = {
    left: padding(reach.left, size.width),
    right: padding(reach.right, size.width),
    top: padding(reach.top, size.height),
    bottom: padding(reach.bottom, size.height),
  }
  const width = pad.left + size.width + pad.right
  const height = pad.top + size.height + pad.bottom
  const rgb = await sharp(image, { failOn: 'error' })
    .autoOrient()
    .flatten()
    .toColourspace('srgb')
    .resize(size.width, size.height, { fit: 'fill' })
    .extend({ ...pad, extendWith: 'mirror' })
    .raw()
    .toBuffer()
  const padded = { left: pad.left, top: pad.top, size, width, height }
  if (Math.max(reach.left, reach.right, reach.top, reach.bottom) > 0)
    await blurSurroundings(rgb, padded)
  const planes = fromRgb(rgb, width, height, matrixFor(size.height))
  return { planes, left: pad.left, top: pad.top, size }
}

/** Even, so that colour samples stay aligned, and never without a pixel to spare for interpolation. */
function padding(reach: number, length: number): number {
  return 2 * Math.ceil((Math.min(reach, farthestReach) * length + 2) / 2)
}

type Padded = { left: number; top: number; size: Size; width: number; height: number }

async function blurSurroundings(rgb: Uint8Array, padded: Padded): Promise<void> {
  const { left, top, size, width, height } = padded
  const blurred = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .blur(blurSigma)
    .raw()
    .toBuffer()
  const darkeningDistance = darkeningShare * Math.min(size.width, size.height)
  for (let row = 0; row < height; row++) {
    const beyondY = Math.max(top - row, row - top - size.height + 1, 0)
    for (let column = 0; column < width; column++) {
      if (beyondY === 0 && column === left) column += size.width
      if (column >= width) break
      const beyond = Math.hypot(beyondY, Math.max(left - column, column - left - size.width + 1, 0))
      const light = 1 - 0.5 * Math.min(1, beyond / darkeningDistance)
      const at = 3 * (row * width + column)
      rgb[at] = light * (blurred[at] ?? 0)
      rgb[at + 1] = light * (blurred[at + 1] ?? 0)
      rgb[at + 2] = light * (blurred[at + 2] ?? 0)
    }
  }
}
