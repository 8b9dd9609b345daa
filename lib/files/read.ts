import { type FileHandle, open } from 'node:fs/promises'

const chunkBytes = 192 * 1024

/**
 * The bytes of the file at `path` from `start` to `end` (inclusive), read only as fast as they are
 * taken. The file is open from the first read to the last or to the cancel: a stream that nobody
 * ever touches, since its client left early, holds nothing.
 */
export function readRange(
  path: string,
  { start, end }: { start: number; end: number },
): ReadableStream<Uint8Array> {
  let position = start
  let opening: Promise<FileHandle> | undefined
  return new ReadableStream(
    {
      async pull(controller) {
        opening ??= open(path, 'r')
        const handle = await opening
        const wanted = Math.min(chunkBytes, end + 1 - position)
        const chunk = wanted > 0 ? await readChunk(handle, position, wanted) : undefined
        if (chunk) {
          position += chunk.byteLength
          controller.enqueue(chunk)
        } else {
          await handle.close()
          controller.close()
        }
      },
      async cancel() {
        await (await opening)?.close()
      },
    },
    { highWaterMark: 0 },
  )
}

async function readChunk(handle: FileHandle, position: number, wanted: number) {
  try {
    const { bytesRead, buffer } = await handle.read(
      Buffer.allocUnsafeSlow(wanted),
      0,
      wanted,
      position,
    )
    if (bytesRead === 0) throw new Error('the file is shorter than it was')
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    await handle.close()
    throw error
  }
}
