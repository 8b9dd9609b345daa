import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { invalid, type Refusal } from './base-resp.ts'
import { type ImageBytes, imageBytes, imageLimitBytes, tooLarge } from './image-source.ts'

/** A first frame that upstream would take. Width and height are those of the file, before EXIF orientation. */
export type FirstFrame = {
  bytes: Buffer
  type: ImageType
  width: number
  height: number
  sha256: string
}

type ImageType = 'jpeg' | 'png' | 'webp'

const mimes: Record<string, ImageType> = {
  'image/jpeg': 'jpeg',
  'image/jpg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
}

const shortSideLimitPixels = 300

/** Reads and checks `first_frame_image` on its real bytes. */
export async function firstFrame(
  text: string,
  rules: { privateUrls: boolean; narrowShapes: boolean },
): Promise<FirstFrame | Refusal> {
  const source = await imageBytes(text, rules.privateUrls)
  return 'bytes' in source ? inspect(source, rules.narrowShapes ? 2 : 2.5) : source
}

async function inspect(
  { bytes, mime }: ImageBytes,
  widestShape: number,
): Promise<FirstFrame | Refusal> {
  if (bytes.length >= imageLimitBytes) return tooLarge()
  const type = typeOf(bytes)
  if (!type || (mime !== undefined && mimes[mime] !== type)) {
    return invalid('first_frame_image: invalid image format')
  }
  const size = await sizeOf(bytes)
  if (!size) return invalid('first_frame_image: invalid image format')
  const [short, long] = [Math.min(size.width, size.height), Math.max(size.width, size.height)]
  if (long > short * widestShape) {
    return invalid(
      `first_frame_image: aspect ratio not between ${1 / widestShape} and ${widestShape}`,
    )
  }
  if (short <= shortSideLimitPixels) {
    return invalid('first_frame_image: The minimum pixel on the short side of the image: 300px')
  }
  return { bytes, type, ...size, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function typeOf(bytes: Buffer): ImageType | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png'
  const riff =
    bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  return riff ? 'webp' : undefined
}

/** From the header alone: a picture that breaks off later is found out while rendering. */
async function sizeOf(bytes: Buffer): Promise<{ width: number; height: number } | undefined> {
  const meta = await sharp(bytes, { failOn: 'none' })
    .metadata()
    .catch(() => undefined)
  return meta && { width: meta.width, height: meta.height }
}

/** Whether the whole picture can be decoded. */
export async function decodes(bytes: Buffer): Promise<boolean> {
  const stats = await sharp(bytes)
    .stats()
    .catch(() => undefined)
  return stats !== undefined
}
