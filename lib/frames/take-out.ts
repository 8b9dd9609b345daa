import 'server-only'
import sharp from 'sharp'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { type Parent, rememberParent } from '#lib/frames/parent-rows.ts'
import { storeFrame } from '#lib/frames/store.ts'
import type { FrameView } from '#lib/frames/view.ts'
import type { RawPicture } from '#lib/mp4/decode.ts'

/** Keeps a picture out of a video as a frame, every pixel as it is, with its parent. */
export async function storePicture(
  viewer: Viewer,
  { rgb, width, height }: RawPicture,
  parent: Parent,
): Promise<FrameView | Refused> {
  const png = sharp(rgb, { raw: { width, height, channels: 3 } }).png()
  const frame = await storeFrame(viewer, png)
  if (!(frame instanceof Refused)) await rememberParent(viewer, frame.id, parent)
  return frame
}
