import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FileTooLarge, type StoredFile } from '#lib/files/files.ts'
import { makeFolder } from '#lib/files/folder.ts'
import { guarded } from '#lib/files/trouble.ts'
import { untilAbort } from '#lib/files/until-abort.ts'

export type TemporaryFile = StoredFile & { path: string }
type Limits = { maxBytes: number; signal?: AbortSignal | undefined }
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
  { maxBytes, signal, durable }: Options,
): Promise<StoredFile> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of signal ? untilAbort(source, signal) : source) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > maxBytes) throw new FileTooLarge(`longer than ${maxBytes} bytes`)
    hash.update(chunk)
    await guarded(handle.writeFile(chunk))
  }
  if (durable) await guarded(handle.sync())
  return { sizeBytes, sha256: hash.digest('hex') }
}
