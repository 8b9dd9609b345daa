import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type MultipartUpload,
} from '@aws-sdk/client-s3'
import { now } from '#lib/clock.ts'
import type { Bucket } from '#lib/files/bucket.ts'
import { answered, answerOf } from '#lib/files/bucket-answer.ts'
import { isKey } from '#lib/files/key.ts'

/** No file takes longer: a bucket tells when an upload began, not when it was last written to. */
const staleMilliseconds = 24 * 60 * 60 * 1000

/**
 * Aborts uploads in parts that began a day ago or earlier: nobody sees their parts, and they are paid for. Returns how
 * many. A server that cannot list them removes them by itself, or by a rule for the bucket.
 */
export async function abortUnfinished(bucket: Bucket): Promise<number> {
  let aborted = 0
  try {
    for await (const upload of openUploads(bucket))
      if (isStale(bucket, upload) && (await abort(bucket, upload))) aborted += 1
  } catch (error) {
    if (!answered(error, 'NotImplemented')) throw error
  }
  return aborted
}

async function* openUploads({ client, name, prefix }: Bucket): AsyncIterable<MultipartUpload> {
  let after: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | undefined
  do {
    const command = new ListMultipartUploadsCommand({ Bucket: name, Prefix: prefix, ...after })
    const page = await answerOf((abortSignal) => client.send(command, { abortSignal }))
    yield* page.Uploads ?? []
    const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page
    after = page.IsTruncated ? { KeyMarker, UploadIdMarker } : undefined
  } while (after)
}

function isStale({ prefix }: Bucket, { Key = '', Initiated }: MultipartUpload): boolean {
  const began = Initiated?.getTime() ?? Number.POSITIVE_INFINITY
  return isKey(Key.slice(prefix.length)) && now().getTime() - began >= staleMilliseconds
}

/** False when it has ended meanwhile. */
async function abort({ client, name }: Bucket, upload: MultipartUpload): Promise<boolean> {
  const { Key, UploadId } = upload
  const command = new AbortMultipartUploadCommand({ Bucket: name, Key, UploadId })
  try {
    await answerOf((abortSignal) => client.send(command, { abortSignal }))
    return true
  } catch (error) {
    if (answered(error, 'NoSuchUpload')) return false
    throw error
  }
}
