import { GetObjectCommand } from '@aws-sdk/client-s3'
import type { Bucket } from '#lib/files/bucket.ts'
import { answerOf } from '#lib/files/bucket-answer.ts'
import { StorageUnavailable } from '#lib/files/files.ts'

const stretchBytes = 1024 * 1024

type Version = { objectKey: string; etag: string | undefined }

/**
 * The bytes of one version of an object from `start` to `end` (inclusive), asked for a stretch at a time and only as
 * fast as they are taken. A client that pauses holds a stretch in memory and no connection, of which there are few.
 */
export function readObject(
  bucket: Bucket,
  version: Version,
  { start, end }: { start: number; end: number },
): ReadableStream<Uint8Array> {
  const left = new AbortController()
  let position = start
  return new ReadableStream(
    {
      async pull(controller) {
        if (position > end) return controller.close()
        const stretch = { start: position, end: Math.min(position + stretchBytes - 1, end) }
        const bytes = await readStretch(bucket, version, stretch, left.signal)
        position = stretch.end + 1
        controller.enqueue(bytes)
      },
      cancel() {
        left.abort()
      },
    },
    { highWaterMark: 0 },
  )
}

async function readStretch(
  { client, name }: Bucket,
  { objectKey, etag }: Version,
  { start, end }: { start: number; end: number },
  signal: AbortSignal,
): Promise<Uint8Array> {
  const bytes = await answerOf(
    async (abortSignal) => {
      const Range = `bytes=${start}-${end}`
      const command = new GetObjectCommand({ Bucket: name, Key: objectKey, Range, IfMatch: etag })
      const { Body } = await client.send(command, { abortSignal })
      return Body?.transformToByteArray()
    },
    { signal },
  )
  if (bytes?.byteLength === end - start + 1) return bytes
  const story = `gave ${bytes?.byteLength} bytes of ${end - start + 1}`
  throw new StorageUnavailable(`the bucket ${story}`, { full: false })
}
