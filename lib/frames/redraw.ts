import 'server-only'
import type { JpegOptions, Metadata, Sharp } from 'sharp'
import { decode } from '#lib/frames/decoder.ts'
import { maxBytes } from '#lib/frames/limits.ts'

/** Whether a picture is only right together with its metadata: turned, or in colours other than 8-bit sRGB. */
export function needsRedraw({ orientation = 1, depth, space, icc }: Metadata): boolean {
  const plain = depth === 'uchar' && (space === 'srgb' || space === 'b-w')
  return orientation !== 1 || !plain || (icc !== undefined && !isSrgb(icc))
}

/**
 * Draws the picture anew, upright and in sRGB, in the first of its encodings that stays under the
 * limit. Answers the new file; undefined when none does.
 */
export async function redraw(path: string, keepsDetail: boolean): Promise<string | undefined> {
  const to = `${path}.drawn`
  for (const encode of keepsDetail ? graphics : photos) {
    const upright = decode(path).autoOrient().toColourspace('srgb')
    const { size } = await encode(upright).toFile(to)
    if (size <= maxBytes) return to
  }
  return undefined
}

type Encode = (picture: Sharp) => Sharp

const photos: Encode[] = [
  (picture) => jpeg(picture, { quality: 95, chromaSubsampling: '4:4:4' }),
  (picture) => jpeg(picture, { quality: 90, chromaSubsampling: '4:2:0' }),
  (picture) => jpeg(picture, { quality: 80, chromaSubsampling: '4:2:0' }),
]

/** Lossless WebP would take ten seconds for a large picture. */
const graphics: Encode[] = [
  (picture) => picture.png(),
  (picture) => picture.webp({ quality: 95, effort: 2 }),
]

/** Optimised coding would save 5 % of the file for 450 MB of memory. */
function jpeg(picture: Sharp, options: JpegOptions): Sharp {
  return picture.jpeg({ ...options, optimizeCoding: false })
}

/** By the name that every such profile has in its description, in one byte or two for a letter. */
function isSrgb(icc: Buffer): boolean {
  return icc.includes('sRGB', 'latin1') || icc.includes('s\0R\0G\0B', 'latin1')
}
