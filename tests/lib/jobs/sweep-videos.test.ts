import { randomUUID } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { files } from '#lib/files/storage.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { submit } from '#lib/jobs/submit.ts'
import { sweepVideos } from '#lib/jobs/sweep-videos.ts'
import { newVideoKeys } from '#lib/jobs/video-keys.ts'
import { closeQueue } from '#lib/queue.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

afterAll(() => closeQueue(5))

test('a day-old video that its job does not name goes; fresh ones and those of jobs stay', async () => {
  expect(await sweepVideos()).toBe(0) // also before anything was ever stored
  const viewer = await aViewer()
  const request = { ...defaultChoice, submissionId: randomUUID(), prompt: 'x' }
  const asked = await submit(viewer, { ...request, frameId: await aFrame(viewer, 320, 320) })
  if (asked instanceof Refused) throw new Error(asked.code)
  const job = { workspaceId: viewer.workspaceId, jobId: asked.jobId }
  const keys = () => Object.values(newVideoKeys(job))

  const [videoKey, posterKey] = keys()
  await sql('update job set video_key = $1, poster_key = $2', [videoKey, posterKey])
  for (const key of [videoKey, posterKey]) await store(key, 100)
  const fresh = keys()
  for (const key of fresh) await store(key, 23)

  for (const key of keys()) await store(key, 25) // another try of the same job
  for (const key of Object.values(newVideoKeys({ ...job, jobId: randomUUID() })))
    await store(key, 25) // of a job that is gone
  await store('frames/one.png', 100)

  expect(await sweepVideos()).toBe(4)
  expect(await stored()).toEqual([videoKey, posterKey, ...fresh].sort())
})

async function store(key: string | undefined, hours: number) {
  const name = key ?? ''
  await files().put(name, once(), { maxBytes: 1 })
  const then = new Date(Date.now() - hours * 3_600_000)
  await utimes(join(env().DATA_DIR, 'files', name), then, then)
}

async function stored(): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of files().list('videos/')) keys.push(key)
  return keys
}

async function* once() {
  yield new Uint8Array(1)
}
