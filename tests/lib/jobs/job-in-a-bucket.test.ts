import '#tests/support/database.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { storedMedia } from '#lib/jobs/media-queries.ts'
import { fileResponse } from '#lib/web/file-response.ts'
import { readiness } from '#lib/web/readiness.ts'
import { type BucketServer, bucketServer } from '#tests/support/bucket/server.ts'
import { aViewer, generate, reached, withEngine } from '#tests/support/engine.ts'

let server: BucketServer

beforeAll(async () => {
  server = await bucketServer()
  Object.assign(env(), server.settings)
})
withEngine()
afterAll(() => server.stop())

it('brings its video into the bucket, from where any part of it is served', {
  timeout: 90_000,
}, async () => {
  const viewer = await aViewer()
  const jobId = await generate(viewer)
  await reached(viewer, jobId, ['done'], 50)
  const media = await storedMedia(viewer, jobId)
  if (!media) throw new Error('a finished job has its video')
  expect(await server.objects()).toEqual(
    expect.arrayContaining([media.videoKey, media.posterKey].map((key) => `of/ours/${key}`)),
  )

  const whole = await served(media)
  expect(whole.status).toBe(200)
  expect(whole.bytes.subarray(4, 8).toString()).toBe('ftyp')
  const part = await served(media, 'bytes=1000-1999')
  expect(part).toEqual({ status: 206, bytes: whole.bytes.subarray(1000, 2000) })
})

it('is not sent traffic while the bucket is away', async () => {
  expect((await readiness()).notReady).not.toContain('storage')
  server.faults.next = () => ({ status: 403, code: 'AccessDenied' })
  const isAway = async () => (await readiness()).notReady.includes('storage')
  await expect.poll(isAway, { timeout: 15_000, interval: 500 }).toBe(true) // an answer is kept for some seconds
  server.faults.next = () => undefined
})

async function served({ videoKey }: { videoKey: string }, range?: string) {
  const request = new Request('http://localhost/', range ? { headers: { range } } : {})
  const answer = await fileResponse(request, {
    key: videoKey,
    mime: 'video/mp4',
    version: 'one',
    modifiedAt: new Date(),
    name: 'take.mp4',
    cache: 'immutable',
  })
  if (answer instanceof Refused) throw new Error(answer.code)
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
}
