import { createHash } from 'node:crypto'
import { FileTooLarge, type StoredFile } from '#lib/files/files.ts'
import { untilAbort } from '#lib/files/until-abort.ts'

export type Limits = { maxBytes: number; signal?: AbortSignal | undefined }

/**
 * Passes `source` on, hashed and counted; `measured` says what has passed. The stream throws FileTooLarge before
 * more than `maxBytes` pass, the abort's reason, or what `source` throws.
 */
export function measure(
  source: AsyncIterable<Uint8Array>,
  { maxBytes, signal }: Limits,
): { bytes: AsyncIterable<Uint8Array>; measured: () => StoredFile } {
  const hash = createHash('sha256')
  let sizeBytes = 0
  async function* passing() {
    for await (const chunk of signal ? untilAbort(source, signal) : source) {
      sizeBytes += chunk.byteLength
      if (sizeBytes > maxBytes) throw new FileTooLarge(`longer than ${maxBytes} bytes`)
      hash.update(chunk)
      yield chunk
    }
  }
  return { bytes: passing(), measured: () => ({ sizeBytes, sha256: hash.digest('hex') }) }
}
