import 'server-only'
import { createHash } from 'node:crypto'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { files } from '#lib/files/storage.ts'
import { settingsToCarry } from '#lib/jobs/media-queries.ts'
import { appended, type Piece } from '#lib/mp4/appended.ts'
import { xmpBox } from '#lib/mp4/xmp.ts'

type Media = { videoKey: string; videoSha256: string }

/**
 * The video as its own file would be with the settings it was made with in it: the stored bytes, which stay as they
 * are, and a box behind them. Undefined when it goes out as it is. docs/decisions/0019
 */
export async function withSettings(
  viewer: Viewer,
  jobId: string,
  { videoKey, videoSha256 }: Media,
): Promise<{ pieces: Piece[]; version: string } | undefined> {
  const settings = await settingsToCarry(viewer, jobId)
  const stored = await files().stat(videoKey)
  if (!settings || !stored) return undefined
  const box = xmpBox(JSON.stringify(settings))
  const pieces = await appended(
    (start, length) => part(videoKey, start, length),
    stored.sizeBytes,
    box,
  )
  const tag = createHash('sha256').update(box).digest('hex').slice(0, 16)
  return pieces && { pieces, version: `${videoSha256}-${tag}` }
}

async function part(key: string, start: number, length: number): Promise<Uint8Array> {
  const file = await files().open(key, { start, end: start + length - 1 })
  return new Uint8Array(await new Response(file?.stream ?? null).arrayBuffer())
}
