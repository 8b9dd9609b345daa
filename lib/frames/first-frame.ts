import 'server-only'
import { files } from '#lib/files/storage.ts'
import type { CreateRequest } from '#lib/minimax/wire.ts'

export type StoredFrame = { mime: string; sizeBytes: number; storageKey: string }

/** A frame as the upstream client sends it: read anew each time that it is opened. */
export function firstFrame({ storageKey, ...frame }: StoredFrame): CreateRequest['firstFrame'] {
  return { ...frame, open: () => read(storageKey) }
}

async function* read(storageKey: string): AsyncIterable<Uint8Array> {
  const file = await files().open(storageKey)
  if (!file) throw new Error(`the file of a frame is missing: ${storageKey}`)
  yield* file.stream
}
