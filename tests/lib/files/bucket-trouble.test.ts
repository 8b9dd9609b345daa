import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type BucketSettings, openBucket } from '#lib/files/bucket.ts'
import { type Files, StorageUnavailable } from '#lib/files/files.ts'
import { s3 } from '#lib/files/s3.ts'
import { type BucketServer, bucketServer } from '#tests/support/bucket/server.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'
import { chunks } from './contract.ts'

const key = 'videos/team/one.mp4'

let server: BucketServer

beforeEach(async () => {
  server = await bucketServer()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await server.stop()
})

function filesWith(settings: Partial<BucketSettings> = {}): Files {
  return s3(openBucket({ ...server.settings, ...settings }))
}

/** Whatever can be asked for, and what became of it. */
async function everything(files: Files): Promise<unknown[]> {
  const calls = [
    files.put(key, chunks('x'), { maxBytes: 1 }),
    files.open(key),
    files.stat(key),
    files.remove(key),
    files.list('')[Symbol.asyncIterator]().next(),
    files.removeUnfinished(),
    files.check(),
  ]
  return (await Promise.allSettled(calls)).map((call) =>
    call.status === 'rejected' ? call.reason : call.value,
  )
}

test('a server that is down is storage that is not available, in whatever one asks', async () => {
  await server.stop()
  for (const outcome of await everything(filesWith())) {
    expect(outcome).toBeInstanceOf(StorageUnavailable)
    expect(outcome).toMatchObject({ full: false, message: expect.stringMatching(/ECONNREFUSED/) })
  }
  server = await bucketServer()
})

test.each([
  ['a bucket that is not there', { STORAGE_URL: 's3://another' }, /404 NoSuchBucket/],
  ['a key that nobody knows', { AWS_ACCESS_KEY_ID: 'nobody' }, /403 InvalidAccessKeyId/],
  ['a wrong secret', { AWS_SECRET_ACCESS_KEY: 'wrong' }, /403 SignatureDoesNotMatch/],
])('%s is storage that is not available, and the check says why', async (_, wrong, story) => {
  const files = filesWith(wrong)
  await expect(files.check()).rejects.toThrow(story)
  await expect(files.put(key, chunks('x'), { maxBytes: 1 })).rejects.toThrow(story)
  await expect(files.stat(key)).rejects.toBeInstanceOf(StorageUnavailable)
  await expect(files.remove(key)).rejects.toThrow(story)
})

test('a bucket without room is full storage', async () => {
  server.faults.next = () => ({ status: 507, code: 'XMinioStorageFull' })
  await expect(filesWith().check()).rejects.toMatchObject({ full: true })
  server.faults.next = () => ({ status: 403, code: 'QuotaExceeded' })
  await expect(filesWith().check()).rejects.toMatchObject({ full: true })
})

test('a bucket that is busy is asked again, and not for ever', async () => {
  let busy = 2
  server.faults.next = () => (busy-- > 0 ? { status: 503, code: 'ServiceUnavailable' } : undefined)
  await filesWith().put(key, chunks('x'), { maxBytes: 1 })
  expect(server.asked).toHaveLength(3)
  busy = 1000
  await expect(filesWith().stat(key)).rejects.toBeInstanceOf(StorageUnavailable)
  expect(server.asked).toHaveLength(6)
})

test('the check of a bucket that says nothing ends within its 5 s', async () => {
  server.faults.next = () => 'silence'
  await expect(filesWith().check()).rejects.toThrow('did not answer in 5 s')
})

test('an object that the server says is not there is removed', async () => {
  server.faults.next = () => ({ status: 404, code: 'NoSuchKey' })
  await filesWith().remove(key)
})

test('without a key of ours the SDK finds that of the machine, and says when there is none', async () => {
  const { STORAGE_URL, S3_ENDPOINT } = server.settings
  const file = join(temporaryDirectory(), 'credentials')
  writeFileSync(file, '[default]\naws_access_key_id = S3RVER\naws_secret_access_key = S3RVER\n')
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file)
  await s3(openBucket({ STORAGE_URL, S3_ENDPOINT })).check()
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', `${file}-not-there`)
  const nobody = s3(openBucket({ STORAGE_URL, S3_ENDPOINT }))
  await expect(nobody.check()).rejects.toThrow(/could not be asked: .*credentials/)
})
