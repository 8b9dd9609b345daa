import 'server-only'
import sharp from 'sharp'
import { files } from '#lib/files/storage.ts'

const widthPixels = 640
const maxPosterBytes = 4 * 1024 * 1024

/**
 * The poster of a video is its first frame, small: the video begins with exactly that picture, and no
 * decoder is needed on the server (docs/decisions/0006).
 */
export async function storePoster(key: string, frameKey: string): Promise<void> {
  const frame = await files().open(frameKey)
  if (!frame) throw new Error('the frame of a job is not in storage')
  const bytes = new Uint8Array(await new Response(frame.stream).arrayBuffer())
  const poster = await sharp(bytes)
    .resize({ width: widthPixels, height: widthPixels, fit: 'inside' })
    .webp({ quality: 80 })
    .toBuffer()
  await files().put(key, once(poster), { maxBytes: maxPosterBytes })
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
