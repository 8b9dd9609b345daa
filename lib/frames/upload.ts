import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { storeFrame } from '#lib/frames/store.ts'
import type { FrameView } from '#lib/frames/view.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Keeps the picture that a member sends as a frame. The stream is never held in memory. */
export async function upload(
  viewer: Viewer,
  body: AsyncIterable<Uint8Array>,
  { signal }: { signal?: AbortSignal } = {},
): Promise<FrameView | Refused> {
  if (!can(viewer, 'frame.create')) return new Refused('not_allowed')
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
