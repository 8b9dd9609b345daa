import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { submit } from '#lib/jobs/submit.ts'
import { takesOf } from '#lib/jobs/take-queries.ts'
import { closeQueue } from '#lib/queue.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

afterAll(() => closeQueue(1_000))

async function aTake(viewer: Viewer, frameId: string, prompt: string): Promise<string> {
  const job = await submit(viewer, {
    ...defaultChoice,
    submissionId: randomUUID(),
    frameId,
    prompt,
  })
  if (job instanceof Refused) throw new Error(job.code)
  return job.jobId
}

it('the takes of one frame come newest first, without those of others and those that were deleted', async () => {
  const viewer = await aViewer()
  const frame = await aFrame(viewer, 330, 320)
  const another = await aFrame(viewer, 340, 320)
  const first = await aTake(viewer, frame, 'first')
  await aTake(viewer, another, 'of another frame')
  const deleted = await aTake(viewer, frame, 'thrown away')
  const last = await aTake(viewer, frame, 'last')
  await sql('update job set deleted_at = now() where id = $1', [deleted])
  const all = await takesOf(viewer, frame, 12)
  expect(all.jobs.map(({ id }) => id)).toEqual([last, first])
  expect(all.next).toBeNull()
  const one = await takesOf(viewer, frame, 1)
  expect(one.jobs.map(({ prompt }) => prompt)).toEqual(['last'])
  expect(one.next).toBe(last)
})

it('another team sees no take of it, nor does a name that is no frame', async () => {
  const viewer = await aViewer()
  const frame = await aFrame(viewer, 350, 320)
  await aTake(viewer, frame, 'mine')
  expect((await takesOf(await aViewer(), frame, 12)).jobs).toEqual([])
  expect((await takesOf(viewer, 'none', 12)).jobs).toEqual([])
})
