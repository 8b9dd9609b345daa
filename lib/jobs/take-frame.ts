import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { files } from '#lib/files/storage.ts'
import { storePicture } from '#lib/frames/take-out.ts'
import type { FrameView } from '#lib/frames/view.ts'
import { storedMedia } from '#lib/jobs/media-queries.ts'
import { log } from '#lib/log.ts'
import { NotDecoded, pictureAt, waitingToDecode } from '#lib/mp4/picture-at.ts'
import { can } from '#lib/workspaces/roles.ts'

/** What the decoder holds in memory. Videos of 10 s have 30 MB at most. */
const maxBytes = 128 * 1024 * 1024
const mostWaiting = 8

/**
 * Takes the picture that a finished video shows at a second and keeps it as a frame of the workspace, pixel for
 * pixel, with the job as its parent. Nothing is paid.
 */
export async function takeFrame(
  viewer: Viewer,
  jobId: string,
  atSeconds: number,
): Promise<{ frame: FrameView } | Refused> {
  if (!can(viewer, 'frame.create')) return new Refused('not_allowed')
  const media = await storedMedia(viewer, jobId)
  if (!media) return new Refused('not_found')
  if (waitingToDecode() >= mostWaiting) return new Refused('try_later')
  try {
    const picture = await pictureAt(() => bytesOf(media.videoKey), atSeconds)
    const millis = Math.round(picture.atSeconds * 1000)
    const frame = await storePicture(viewer, picture, { jobId, millis })
    return frame instanceof Refused ? frame : { frame }
  } catch (error) {
    if (!(error instanceof NotDecoded)) throw error
    log.warn({ err: error, jobId, atSeconds }, 'a frame could not be taken out of a video')
    return new Refused('frame_not_taken')
  }
}

async function bytesOf(key: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = await files().open(key)
  if (!file) throw new Error(`the file of a video is missing: ${key}`)
  if (file.sizeBytes > maxBytes) {
    await file.stream.cancel()
    throw new NotDecoded(`${file.sizeBytes} bytes are too many`)
  }
  return new Uint8Array(await new Response(file.stream).arrayBuffer())
}
