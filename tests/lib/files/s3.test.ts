import { createHash } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBucket } from '#lib/files/bucket.ts'
import { type Files, FileTooLarge, StorageUnavailable } from '#lib/files/files.ts'
import { s3 } from '#lib/files/s3.ts'
import { type BucketServer, bucketServer } from '#tests/support/bucket/server.ts'
import { chunks, keepsThePromisesOfFiles, type Place } from './contract.ts'

const megabyte = 1024 * 1024
const key = 'videos/team/one.mp4'
const maxBytes = 100 * megabyte

async function place(): Promise<Place> {
  const own = await bucketServer({ pageKeys: 2 })
  return {
    files: s3(openBucket(own.settings)),
    left: () => leftOn(own),
    age: (name, then) => utimes(own.pathOf(`of/ours/${name}`), then, then),
    close: own.stop,
  }
}

keepsThePromisesOfFiles(place)

let server: BucketServer
let files: Files

beforeEach(async () => {
  server = await bucketServer({ pageKeys: 2 })
  files = s3(openBucket(server.settings))
})
afterEach(() => server.stop())

async function leftOn({ objects, uploads }: BucketServer): Promise<string[]> {
  return [...(await objects()), ...(await uploads.all()).map(({ id }) => id)]
}

async function* megabytes(count: number) {
  for (let n = 0; n < count; n += 1) yield Buffer.alloc(megabyte, n + 1)
}

test('keys are those of a disk, below the prefix, or in the bucket itself', async () => {
  await files.put(key, chunks('x'), { maxBytes })
  const plain = s3(openBucket({ ...server.settings, STORAGE_URL: 's3://takes' }))
  await plain.put(key, chunks('x'), { maxBytes })
  expect((await server.objects()).sort()).toEqual([`of/ours/${key}`, key])
  await files.remove(key)
  expect(await server.objects()).toEqual([key])
})

test('a large file goes up in parts, read no further ahead than two of them', async () => {
  const whole = createHash('sha256')
  const sent = () => server.asked.filter(({ query }) => query.partNumber)
  async function* watched() {
    let readBytes = 0
    for await (const chunk of megabytes(21)) {
      readBytes += chunk.byteLength
      expect(readBytes - sent().length * 8 * megabyte).toBeLessThanOrEqual(17 * megabyte)
      expect(await files.stat(key)).toBeUndefined()
      whole.update(chunk)
      yield chunk
    }
  }
  const stored = await files.put(key, watched(), { maxBytes })
  expect(stored).toEqual({ sizeBytes: 21 * megabyte, sha256: whole.digest('hex') })
  expect(sent().map(({ headers }) => Number(headers['content-length']) / megabyte)).toEqual([
    8, 8, 5,
  ])
  const back = createHash('sha256')
  for await (const chunk of (await files.open(key))?.stream ?? []) back.update(chunk)
  expect(back.digest('hex')).toBe(stored.sha256)
  expect(await server.uploads.all()).toEqual([])
})

test('a file of exactly one part is one request', async () => {
  await files.put(key, megabytes(8), { maxBytes })
  expect(server.asked.map(({ method }) => method)).toEqual(['PUT'])
})

test('all that is sent is signed with its hash, which the bucket holds it against', async () => {
  await files.put(key, megabytes(9), { maxBytes })
  await files.put(key, chunks('x'), { maxBytes })
  const sent = server.asked.filter(({ method }) => method === 'PUT')
  expect(sent).toHaveLength(3)
  for (const { headers } of sent) expect(headers['x-amz-content-sha256']).toMatch(/^[0-9a-f]{64}$/)
})

test('a large file that is too large, breaks off or is aborted leaves nothing, not even open', async () => {
  async function* breaking() {
    yield* megabytes(18)
    throw new Error('the line broke')
  }
  const abort = new AbortController()
  async function* aborting() {
    yield* megabytes(18)
    abort.abort(new Error('gone away'))
    yield* megabytes(1)
  }
  const tooLarge = files.put(key, megabytes(20), { maxBytes: 18 * megabyte })
  await expect(tooLarge).rejects.toBeInstanceOf(FileTooLarge)
  await expect(files.put(key, breaking(), { maxBytes })).rejects.toThrow('the line broke')
  const aborted = files.put(key, aborting(), { maxBytes, signal: abort.signal })
  await expect(aborted).rejects.toThrow('gone away')
  expect(await leftOn(server)).toEqual([])
  expect(server.asked.filter(({ query }) => query.partNumber).length).toBeGreaterThanOrEqual(3)
})

test('an abort ends a part that the bucket does not answer', async () => {
  const abort = new AbortController()
  server.faults.next = ({ query }) => {
    if (query.partNumber !== '2') return undefined
    setTimeout(() => abort.abort(new Error('gone away')), 20)
    return 'silence'
  }
  const put = files.put(key, megabytes(20), { maxBytes, signal: abort.signal })
  await expect(put).rejects.toThrow('gone away')
  expect(await leftOn(server)).toEqual([])
})

test('a part that the bucket refuses for good leaves nothing', async () => {
  server.faults.next = ({ query }) =>
    query.partNumber === '2' ? { status: 400, code: 'InvalidRequest' } : undefined
  const put = files.put(key, megabytes(20), { maxBytes })
  await expect(put).rejects.toBeInstanceOf(StorageUnavailable)
  expect(await leftOn(server)).toEqual([])
})

test('an upload that cannot be put together leaves nothing', async () => {
  server.faults.next = ({ method, query }) =>
    method === 'POST' && query.uploadId ? { status: 400, code: 'InvalidPart' } : undefined
  const put = files.put(key, megabytes(9), { maxBytes })
  await expect(put).rejects.toThrow('InvalidPart')
  expect(await leftOn(server)).toEqual([])
})

test('a file is read in stretches of the one version that was found', async () => {
  await files.put(key, megabytes(3), { maxBytes })
  const { stream } = (await files.open(key, { start: 1, end: 2 * megabyte })) ?? {}
  await new Response(stream).arrayBuffer()
  const reads = server.asked.filter(({ method }) => method === 'GET')
  expect(reads.map(({ headers }) => headers.range)).toEqual([
    `bytes=1-${megabyte}`,
    `bytes=${megabyte + 1}-${2 * megabyte}`,
  ])
  for (const { headers } of reads) expect(headers['if-match']).toMatch(/^"[0-9a-f]{32}/)
})

test('a reader holds no connection while nobody takes from it', async () => {
  await files.put(key, megabytes(3), { maxBytes })
  const readers = await Promise.all(
    Array.from({ length: 60 }, async () => (await files.open(key))?.stream.getReader()),
  )
  for (const reader of readers) await reader?.read()
  expect(await files.stat(key)).toEqual({ sizeBytes: 3 * megabyte })
  for (const reader of readers) await reader?.cancel()
})

test('a reader that is told to let go while the bucket is silent lets go', async () => {
  await files.put(key, chunks('hello'), { maxBytes })
  const reader = (await files.open(key))?.stream.getReader()
  const asked = Promise.withResolvers<void>()
  server.faults.next = () => {
    asked.resolve()
    return 'silence'
  }
  const read = reader?.read()
  await asked.promise
  await reader?.cancel()
  await read
  await expect.poll(() => server.connections(), { timeout: 2000 }).toBe(0) // there was one, kept from the put
})

test('an answer that is too short is no file', async () => {
  await files.put(key, megabytes(1), { maxBytes })
  const found = await files.open(key, { start: 10, end: megabyte + 4 })
  await expect(new Response(found?.stream).arrayBuffer()).rejects.toBeInstanceOf(StorageUnavailable)
})

test('the list leaves out what is not ours', async () => {
  const { client } = openBucket(server.settings)
  for (const Key of ['of/ours/.probe', 'of/ours/frames/', 'of/ours/a b', 'of/others/x', 'x'])
    await client.send(new PutObjectCommand({ Bucket: 'takes', Key, Body: 'x' }))
  await files.put(key, chunks('x'), { maxBytes })
  const keys: string[] = []
  for await (const file of files.list('')) keys.push(file.key)
  expect(keys).toEqual([key])
})
