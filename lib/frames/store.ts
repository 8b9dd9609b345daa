import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { FileTooLarge, StorageUnavailable } from '#lib/files/files.ts'
import { withScratch } from '#lib/files/scratch.ts'
import { files } from '#lib/files/storage.ts'
import { writeTemporary } from '#lib/files/temporary.ts'
import { type Inspected, inspect } from '#lib/frames/inspect.ts'
import { mimes, smallKeyOf, storageKeyOf } from '#lib/frames/keys.ts'
import { maxBytes } from '#lib/frames/limits.ts'
import { insertFrame, insertSource } from '#lib/frames/rows.ts'
import { type FrameView, frameView } from '#lib/frames/view.ts'

/**
 * Takes the bytes of `source` in, judges them and keeps them as a frame of the viewer's workspace,
 * once however often they come. Nothing is stored when it refuses. Throws what `source` throws.
 */
export async function storeFrame(
  viewer: Viewer,
  source: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<FrameView | Refused> {
  try {
    return await withScratch(async (folder) => {
      const limits = { maxBytes, signal, durable: false }
      const received = await writeTemporary(folder, source, limits)
      const picture = await inspect(received.path)
      if (picture instanceof Refused) return picture
      const frame = await keep(viewer, picture)
      if (frame.sha256 !== received.sha256)
        await insertSource(viewer, { sha256: received.sha256, frameId: frame.id })
      return frame
    })
  } catch (error) {
    if (error instanceof FileTooLarge) return new Refused('frame_too_large')
    if (error instanceof StorageUnavailable)
      return new Refused(error.full ? 'storage_full' : 'storage_unavailable')
    throw error
  }
}

/** Files first, row last: a row never lacks its files. What a crash leaves without a row, lib/frames/sweep removes. */
async function keep(viewer: Viewer, picture: Inspected): Promise<FrameView> {
  const { workspaceId } = viewer
  const { kind, width, height } = picture
  const sha256 = await sha256Of(picture.path)
  const storageKey = storageKeyOf({ workspaceId, sha256 }, kind)
  await put(smallKeyOf(storageKey), picture.smallPath)
  const stored = await put(storageKey, picture.path)
  const frame = { ...stored, mime: mimes[kind], width, height, storageKey }
  return frameView(await insertFrame(viewer, frame))
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

function put(key: string, path: string) {
  return files().put(key, createReadStream(path), { maxBytes })
}
