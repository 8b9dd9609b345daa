import 'server-only'
import sharp, { type Sharp, type SharpOptions } from 'sharp'
import { Refused } from '#lib/errors.ts'
import { StorageUnavailable } from '#lib/files/files.ts'
import { maxPixels } from '#lib/frames/limits.ts'
import { inTurn } from '#lib/turns.ts'

// Every other reader of the library, SVG and PDF among them, is out of an upload's reach.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
})
sharp.concurrency(1)
sharp.cache(false)

const strict = {
  limitInputPixels: maxPixels,
  failOn: 'warning',
  pages: 1,
} as const satisfies SharpOptions

/** How long one pass over one picture may take. */
const timeoutSeconds = 5

/** A picture to be decoded whole; the smallest damage is an error. */
export function decode(path: string): Sharp {
  return sharp(path, strict).timeout({ seconds: timeoutSeconds })
}

/** What a picture's file says of itself. Nothing is decoded. */
export function metadataOf(path: string) {
  return sharp(path, { ...strict, limitInputPixels: false, failOn: 'none' }).metadata()
}

/** Runs `work` when no other picture is being decoded in this process: a large one may take 300 MB. What the library cannot do with the picture is a refusal. */
export async function decoding<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await inTurn('decoding', 1, work)
  } catch (error) {
    if (!(error instanceof Error) || error instanceof StorageUnavailable) throw error
    if (/No space left|quota exceeded/i.test(error.message))
      throw new StorageUnavailable('a picture could not be written', { full: true, cause: error })
    return new Refused(/timeout/.test(error.message) ? 'frame_slow' : 'frame_unreadable')
  }
}
