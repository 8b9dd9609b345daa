import 'server-only'
import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredFile } from '#lib/files/files.ts'
import { makeFolder } from '#lib/files/folder.ts'
import { type Limits, measure } from '#lib/files/measure.ts'
import { guarded } from '#lib/files/trouble.ts'

export type TemporaryFile = StoredFile & { path: string }
type Options = Limits & {
  /** Whether the file must outlive a power cut. */
  durable: boolean
}

/**
 * Writes `source` to a new file in `folder`, hashed and counted while it passes. Nothing stays on
 * any failure. Throws FileTooLarge, StorageUnavailable, the abort's reason, or what `source` throws.
 */
export async function writeTemporary(
  folder: string,
  source: AsyncIterable<Uint8Array>,
  options: Options,
): Promise<TemporaryFile> {
  await guarded(makeFolder(folder))
  const path = join(folder, `${randomUUID()}.part`)
  const handle = await guarded(open(path, 'wx', 0o600))
  try {
    const stored = await pour(source, handle, options).finally(() => handle.close())
    return { path, ...stored }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

async function pour(
  source: AsyncIterable<Uint8Array>,
  handle: FileHandle,
  { durable, ...limits }: Options,
): Promise<StoredFile> {
  const { bytes, measured } = measure(source, limits)
  for await (const chunk of bytes) await guarded(handle.writeFile(chunk))
  if (durable) await guarded(handle.sync())
  return measured()
}
