import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { maxBytes } from '#lib/frames/limits.ts'
import { storeFrame } from '#lib/frames/store.ts'
import type { FrameView } from '#lib/frames/view.ts'
import { can } from '#lib/workspaces/roles.ts'

type Options = {
  /** What the sender says the length is. Only a reason to refuse before reading. */
  declaredBytes?: number
  signal?: AbortSignal
}

/** Keeps the picture that a member sends as a frame. The stream is never held in memory. */
export async function upload(
  viewer: Viewer,
  body: AsyncIterable<Uint8Array>,
  { declaredBytes = 0, signal }: Options = {},
): Promise<FrameView | Refused> {
  if (!can(viewer, 'frame.create')) return new Refused('not_allowed')
  if (declaredBytes > maxBytes) return new Refused('frame_too_large')
  try {
    return await storeFrame(viewer, unbroken(body), signal)
  } catch (error) {
    if (error instanceof Interrupted || signal?.aborted) return new Refused('upload_interrupted')
    throw error
  }
}

/** The line to the sender broke: nobody's mistake, and not to be logged as one. */
class Interrupted extends Error {}

async function* unbroken(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* body
  } catch (cause) {
    throw new Interrupted('the upload broke off', { cause })
  }
}
