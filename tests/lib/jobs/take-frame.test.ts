import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { files } from '#lib/files/storage.ts'
import { lineageOf } from '#lib/jobs/lineage-queries.ts'
import { settingsToCarry } from '#lib/jobs/media-queries.ts'
import { takeFrame } from '#lib/jobs/take-frame.ts'
import { newVideoKeys } from '#lib/jobs/video-keys.ts'
import { closeQueue } from '#lib/queue.ts'
import { tagDownloads } from '#lib/workspaces/tag-downloads.ts'
import { sql } from '#tests/support/database.ts'
import { aViewer } from '#tests/support/engine.ts'
import { ffmpeg } from '#tests/support/ffmpeg.ts'
import { aColleague, queued } from '#tests/support/team.ts'

let film: Buffer
beforeAll(async () => {
  const source = ['-f', 'lavfi', '-i', 'testsrc2=s=400x304:r=24:d=1']
  film = await ffmpeg({}, [...source, '-c:v', 'libx264', '-preset', 'ultrafast'], 'out.mp4')
})
afterAll(() => closeQueue(5))

/** A finished take whose video is `bytes`. */
async function doneJob(viewer: Viewer, bytes: Buffer): Promise<string> {
  const [jobId = ''] = await queued(viewer, 1)
  const { videoKey, posterKey } = newVideoKeys({ workspaceId: viewer.workspaceId, jobId })
  await files().put(
    videoKey,
    (async function* () {
      yield bytes
    })(),
    { maxBytes: bytes.length },
  )
  await sql(
    `update job set state = 'done', video_key = $2, poster_key = $3, video_sha256 = 'x', finished_at = now() where id = $1`,
    [jobId, videoKey, posterKey],
  )
  return jobId
}

function frameIdOf(taken: { frame: { id: string } } | Refused): string {
  if (taken instanceof Refused) throw new Error(taken.code)
  return taken.frame.id
}

test('a frame out of a video knows the take and the time, and is one frame however often it is taken', async () => {
  const viewer = await aViewer()
  const jobId = await doneJob(viewer, film)
  const frameId = frameIdOf(await takeFrame(viewer, jobId, 0.51))
  expect(frameIdOf(await takeFrame(viewer, jobId, 0.505))).toBe(frameId)
  expect(frameIdOf(await takeFrame(viewer, jobId, 0.6))).not.toBe(frameId)
  expect(await lineageOf(viewer, frameId)).toMatchObject([{ jobId, nextAtMillis: 500 }])
})

test('who may only look takes none, and what is not of the workspace is not found', async () => {
  const viewer = await aViewer()
  const jobId = await doneJob(viewer, film)
  const guest = await aColleague(viewer, 'viewer')
  expect(await takeFrame(guest, jobId, 0)).toMatchObject({ code: 'not_allowed' })
  const stranger = await aViewer('Stranger')
  expect(await takeFrame(stranger, jobId, 0)).toMatchObject({ code: 'not_found' })
  expect(await takeFrame(viewer, randomUUID(), 0)).toMatchObject({ code: 'not_found' })
  const frameId = frameIdOf(await takeFrame(viewer, jobId, 0))
  expect(await lineageOf(stranger, frameId)).toEqual([])
})

test('a video that the decoder cannot read is refused in words', async () => {
  const viewer = await aViewer()
  const jobId = await doneJob(viewer, Buffer.from('no film at all'))
  expect(await takeFrame(viewer, jobId, 0)).toMatchObject({ code: 'frame_not_taken' })
})

test('a picture that is older than a take is not its child', async () => {
  const viewer = await aViewer()
  const frameId = frameIdOf(await takeFrame(viewer, await doneJob(viewer, film), 0.25))
  await sql('update frame set parent_job_id = null, parent_millis = null where id = $1', [frameId])
  const later = await doneJob(viewer, film)
  expect(frameIdOf(await takeFrame(viewer, later, 0.25))).toBe(frameId)
  expect(await lineageOf(viewer, frameId)).toEqual([])
})

test('a download carries the prompt to who wrote it alone, and nothing to who wants nothing', async () => {
  const viewer = await aViewer()
  const jobId = await doneJob(viewer, film)
  expect(await settingsToCarry(viewer, jobId)).toMatchObject({ jobId, prompt: 'take 0' })
  const colleague = await aColleague(viewer)
  const theirs = await settingsToCarry(colleague, jobId)
  expect(theirs).toMatchObject({ jobId, prompt: null, model: 'MiniMax-Hailuo-2.3' })
  expect(JSON.stringify(theirs)).not.toContain('take 0')
  await tagDownloads(colleague, false)
  expect(await settingsToCarry(colleague, jobId)).toBeUndefined()
  expect(await settingsToCarry(viewer, jobId)).toBeDefined()
  expect(await settingsToCarry(await aViewer('Stranger'), jobId)).toBeUndefined()
})
