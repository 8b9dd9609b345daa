import type { FileHandle } from 'node:fs/promises'

const chunkBytes = 128 * 1024

/** The bytes of `handle` from `start` to `end` (inclusive), read only as fast as they are taken. Closes the handle. */
export function readRange(
  handle: FileHandle,
  { start, end }: { start: number; end: number },
): ReadableStream<Uint8Array> {
  let position = start
  return new ReadableStream(
    {
      async pull(controller) {
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
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  )
}

async function readChunk(handle: FileHandle, position: number, wanted: number) {
  try {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(wanted), 0, wanted, position)
    if (bytesRead === 0) throw new Error('the file is shorter than it was')
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    await handle.close()
    throw error
  }
}
