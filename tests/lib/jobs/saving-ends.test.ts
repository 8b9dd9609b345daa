import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { save } from '#lib/jobs/save.ts'
import { settle } from '#lib/jobs/settle.ts'
import { sql } from '#tests/support/database.ts'
import { aViewer, generate, reached } from '#tests/support/engine.ts'
import { takeLoggedErrors } from '#tests/support/logged-errors.ts'
import { silentUpstream } from '#tests/support/silent-upstream.ts'

/** A finished task whose video cannot be had. No worker runs here: each try is ours. */
vi.setConfig({ testTimeout: 200_000 })
const upstream = silentUpstream({ speed: 40 })

test.each([
  ['the upstream is down', { call: 'retrieve', fault: { kind: 'http', status: 503 } }],
  ['the video is no video', { call: 'download', fault: { kind: 'body', as: 'garbage' } }],
])('while %s it is tried again for seven days, and then somebody is told', async (_, fault) => {
  const { viewer, jobId } = await finished()
  await upstream.rule(fault)
  await tryToSave(jobId)
  expect(await reached(viewer, jobId, ['saving'], 1)).toMatchObject({ money: { word: 'reserved' } })
  await acceptedDaysAgo(jobId, 8)
  await tryToSave(jobId)
  expect(await reached(viewer, jobId, ['failed'], 1)).toMatchObject({
    failure: 'result_lost',
    money: { word: 'charged' },
  })
  expect(takeLoggedErrors()).toMatchObject([{ jobId, msg: expect.stringContaining('given up') }])
  await upstream.rule()
})

test('trouble of our own storage is never a reason to give a video up', async () => {
  const { viewer, jobId } = await finished()
  const videos = join(fileURLToPath(env().STORAGE_URL), 'videos', viewer.workspaceId)
  await mkdir(dirname(videos), { recursive: true })
  await writeFile(videos, 'a file where the folder should be')
  await acceptedDaysAgo(jobId, 8)
  await tryToSave(jobId)
  expect(await reached(viewer, jobId, ['saving'], 1)).toMatchObject({ waiting: 'storage' })
  await rm(videos)
  await tryToSave(jobId)
  await reached(viewer, jobId, ['done'], 1)
})

/** A job whose task is done, and whose video nobody has fetched. */
async function finished(): Promise<{ viewer: Viewer; jobId: string }> {
  const viewer = await aViewer()
  const jobId = await generate(viewer, { model: 'MiniMax-Hailuo-02', resolution: '512P' })
  await reached(viewer, jobId, ['rendering'])
  await expect
    .poll(
      async () => {
        await sql('update job set due_at = now() where id = $1', [jobId])
        await settle(jobId)
        return (await reached(viewer, jobId, ['rendering', 'saving'], 1)).state
      },
      { timeout: 100_000, interval: 500 },
    )
    .toBe('saving')
  return { viewer, jobId }
}

async function tryToSave(jobId: string): Promise<void> {
  await sql('update job set due_at = now() where id = $1', [jobId])
  await save(jobId)
}

async function acceptedDaysAgo(jobId: string, days: number): Promise<void> {
  await sql(
    `update attempt set accepted_at = now() - make_interval(days => $2) where job_id = $1`,
    [jobId, days],
  )
}
