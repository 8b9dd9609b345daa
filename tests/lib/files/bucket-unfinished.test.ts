import { CreateMultipartUploadCommand, UploadPartCommand } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bucket, openBucket } from '#lib/files/bucket.ts'
import { s3 } from '#lib/files/s3.ts'
import { type BucketServer, bucketServer } from '#tests/support/bucket/server.ts'

let server: BucketServer
let bucket: Bucket

beforeEach(async () => {
  server = await bucketServer({ pageKeys: 2 })
  bucket = openBucket(server.settings)
})
afterEach(() => server.stop())

const hours = 60

/** What a put leaves that was killed between two parts. */
async function leave(objectKey: string, ageMinutes: number): Promise<void> {
  const upload = { Bucket: 'takes', Key: objectKey }
  const { UploadId } = await bucket.client.send(new CreateMultipartUploadCommand(upload))
  const part = { ...upload, UploadId, PartNumber: 1, Body: 'x' }
  await bucket.client.send(new UploadPartCommand(part))
  await server.uploads.age(UploadId ?? '', ageMinutes)
}

test('a day-old upload in parts is aborted; a fresh one and those of others stay', async () => {
  for (const n of [1, 2, 3, 4, 5]) await leave(`of/ours/videos/old-${n}.mp4`, 24 * hours + n)
  await leave('of/ours/videos/fresh.mp4', 24 * hours - 1)
  await leave('of/others/old.mp4', 1000 * hours)
  await leave('of/ours/not ours', 1000 * hours)
  expect(await s3(bucket).removeUnfinished()).toBe(5)
  expect((await server.uploads.all()).map(({ key }) => key).sort()).toEqual([
    'of/others/old.mp4',
    'of/ours/not ours',
    'of/ours/videos/fresh.mp4',
  ])
})

test('an upload that ended meanwhile is none that was aborted', async () => {
  await leave('of/ours/old.mp4', 25 * hours)
  server.faults.next = ({ method }) =>
    method === 'DELETE' ? { status: 404, code: 'NoSuchUpload' } : undefined
  expect(await s3(bucket).removeUnfinished()).toBe(0)
})

test('a server that cannot list uploads has nothing to abort; one that refuses to says so', async () => {
  server.faults.next = () => ({ status: 501, code: 'NotImplemented' })
  expect(await s3(bucket).removeUnfinished()).toBe(0)
  server.faults.next = () => ({ status: 403, code: 'AccessDenied' })
  await expect(s3(bucket).removeUnfinished()).rejects.toThrow('403 AccessDenied')
})
