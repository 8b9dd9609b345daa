import 'server-only'
import {
  DeleteObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import type { Bucket } from '#lib/files/bucket.ts'
import { answered, answerOf } from '#lib/files/bucket-answer.ts'
import { readObject } from '#lib/files/bucket-read.ts'
import { abortUnfinished } from '#lib/files/bucket-unfinished.ts'
import { upload } from '#lib/files/bucket-upload.ts'
import type { Files } from '#lib/files/files.ts'
import { checkedKey, isKey } from '#lib/files/key.ts'
import { measure } from '#lib/files/measure.ts'

const checkSeconds = 5
/** Hidden, so that no key reaches it. */
const probeName = '.probe'

/** Files in a bucket, under its prefix, with the keys that they have on a disk. */
export function s3(bucket: Bucket): Files {
  const objectKeyOf = (key: string) => bucket.prefix + checkedKey(key)

  return {
    async put(key, source, limits) {
      const objectKey = objectKeyOf(key)
      const { bytes, measured } = measure(source, limits)
      await upload(bucket, objectKey, bytes, limits.signal)
      return measured()
    },

    async open(key, range) {
      const found = await head(bucket, objectKeyOf(key))
      if (!found) return undefined
      const whole = { start: 0, end: found.sizeBytes - 1 }
      const stream = readObject(bucket, found, range ?? whole)
      return { stream, sizeBytes: found.sizeBytes }
    },

    async stat(key) {
      const found = await head(bucket, objectKeyOf(key))
      return found && { sizeBytes: found.sizeBytes }
    },

    async remove(key) {
      await remove(bucket, objectKeyOf(key))
    },

    async *list(prefix) {
      for await (const found of objectsUnder(bucket, prefix)) if (isKey(found.key)) yield found
    },

    async removeUnfinished() {
      return abortUnfinished(bucket)
    },

    async check() {
      const Key = bucket.prefix + probeName
      const command = new PutObjectCommand({ Bucket: bucket.name, Key, Body: new Uint8Array(1) })
      await answerOf((abortSignal) => bucket.client.send(command, { abortSignal }), {
        seconds: checkSeconds,
      })
      await remove(bucket, Key, checkSeconds)
    },
  }
}

/** Undefined when it is not there. */
async function head({ client, name }: Bucket, objectKey: string) {
  const command = new HeadObjectCommand({ Bucket: name, Key: objectKey })
  try {
    const found = await answerOf((abortSignal) => client.send(command, { abortSignal }))
    return { objectKey, etag: found.ETag, sizeBytes: found.ContentLength ?? 0 }
  } catch (error) {
    if (!answered(error, 'NotFound')) throw error
    // An answer to HEAD has no text: it may as well be the bucket that is not there.
    const bucket = new HeadBucketCommand({ Bucket: name })
    await answerOf((abortSignal) => client.send(bucket, { abortSignal }))
    return undefined
  }
}

/** Most buckets say nothing when the object is not there, some do. */
async function remove({ client, name }: Bucket, objectKey: string, seconds?: number) {
  const command = new DeleteObjectCommand({ Bucket: name, Key: objectKey })
  try {
    await answerOf((abortSignal) => client.send(command, { abortSignal }), { seconds })
  } catch (error) {
    if (!answered(error, 'NoSuchKey')) throw error
  }
}

async function* objectsUnder({ client, name, prefix }: Bucket, keyPrefix: string) {
  let ContinuationToken: string | undefined
  do {
    const place = { Bucket: name, Prefix: prefix + keyPrefix, ContinuationToken }
    const command = new ListObjectsV2Command(place)
    const page = await answerOf((abortSignal) => client.send(command, { abortSignal }))
    for (const { Key = '', LastModified } of page.Contents ?? [])
      if (LastModified) yield { key: Key.slice(prefix.length), modifiedAt: LastModified }
    ContinuationToken = page.NextContinuationToken
  } while (ContinuationToken)
}
