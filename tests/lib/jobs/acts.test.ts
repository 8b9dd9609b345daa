import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { bind, writeOff } from '#lib/jobs/attend.ts'
import { cancel } from '#lib/jobs/cancel.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { history } from '#lib/jobs/history-queries.ts'
import { storedMedia } from '#lib/jobs/media-queries.ts'
import { jobDetails, jobForViewer, jobRequestOf, streamPosition } from '#lib/jobs/queries.ts'
import { remove, restore } from '#lib/jobs/remove.ts'
import { retry } from '#lib/jobs/retry.ts'
import { submit } from '#lib/jobs/submit.ts'
import type { JobState } from '#lib/jobs/view.ts'
import { closeQueue } from '#lib/queue.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

const codeOf = (answer: unknown) => (answer instanceof Refused ? answer.code : 'done')

async function aJob(viewer: Viewer, changes: object = {}): Promise<string> {
  const request = {
    ...defaultChoice,
    submissionId: randomUUID(),
    frameId: await aFrame(viewer, 320, 320),
    prompt: 'x',
    ...changes,
  }
  const job = await submit(viewer, request)
  if (job instanceof Refused) throw new Error(job.code)
  return job.jobId
}

const setState = (jobId: string, state: string) =>
  sql(`update job set state = $2::job_state where id = $1`, [jobId, state])

afterAll(() => closeQueue(5))

describe('what a member can do with a job', () => {
  it('cancels it while nothing was sent, once, and its attempt with it', async () => {
    const viewer = await aViewer()
    const jobId = await aJob(viewer)
    expect(codeOf(await cancel(viewer, jobId))).toBe('done')
    expect(codeOf(await cancel(viewer, jobId))).toBe('job_not_cancelable')
    const job = await jobDetails(viewer, jobId)
    expect(job).toMatchObject({
      state: 'canceled',
      money: { word: 'not_charged', priceMicros: 280_000 },
    })
    expect(job?.attempts.map(({ state }) => state)).toEqual(['canceled'])
  })

  it.each(['submitting', 'rendering', 'saving', 'done', 'attention'])(
    'does not cancel a job that is %s',
    async (state) => {
      const viewer = await aViewer()
      const jobId = await aJob(viewer)
      await setState(jobId, state)
      expect(codeOf(await cancel(viewer, jobId))).toBe('job_not_cancelable')
    },
  )

  it('retries a job that ended without a video as a new one that knows the old', async () => {
    const viewer = await aViewer()
    const jobId = await aJob(viewer, { prompt: 'again' })
    expect(codeOf(await retry(viewer, jobId, randomUUID()))).toBe('job_not_retryable')
    await setState(jobId, 'failed')
    const again = await retry(viewer, jobId, randomUUID())
    if (again instanceof Refused) throw new Error(again.code)
    const [old, fresh] = [await jobDetails(viewer, jobId), await jobDetails(viewer, again.jobId)]
    expect(fresh).toMatchObject({ state: 'queued', prompt: 'again', retryOfId: jobId })
    expect(old?.retryIds).toEqual([again.jobId])
  })

  it('deletes a finished job from the history and brings it back', async () => {
    const viewer = await aViewer()
    const jobId = await aJob(viewer)
    expect(codeOf(await remove(viewer, jobId))).toBe('job_not_deletable')
    await setState(jobId, 'done')
    expect(codeOf(await remove(viewer, jobId))).toBe('done')
    expect((await history(viewer, { limit: 10 })).jobs).toEqual([])
    expect(codeOf(await restore(viewer, jobId))).toBe('done')
    expect((await history(viewer, { limit: 10 })).jobs).toHaveLength(1)
  })

  it('refuses a frame that is not of the workspace', async () => {
    const [viewer, stranger] = [await aViewer(), await aViewer()]
    const frameId = await aFrame(stranger, 320, 320)
    const answer = await submit(viewer, {
      ...defaultChoice,
      submissionId: randomUUID(),
      frameId,
      prompt: 'x',
    })
    expect(answer).toMatchObject({ code: 'frame_missing', field: 'frameId' })
  })
})

describe('a job of another workspace', () => {
  it('is not there, for every query and every act', async () => {
    const [owner, stranger] = [await aViewer(), await aViewer()]
    const jobId = await aJob(owner)
    await setState(jobId, 'done')
    const before = await jobDetails(owner, jobId)
    for (const act of [cancel, remove, restore])
      expect(codeOf(await act(stranger, jobId))).toBe('not_found')
    expect(codeOf(await retry(stranger, jobId, randomUUID()))).toBe('not_found')
    expect(codeOf(await bind(stranger, jobId, '1'))).toBe('not_found')
    expect(codeOf(await writeOff(stranger, jobId, 'because'))).toBe('not_found')
    expect(await jobForViewer(stranger, jobId)).toBeUndefined()
    expect(await jobDetails(stranger, jobId)).toBeUndefined()
    expect(await jobRequestOf(stranger, jobId)).toBeUndefined()
    expect(await storedMedia(stranger, jobId)).toBeUndefined()
    expect((await history(stranger, { limit: 10 })).jobs).toEqual([])
    expect(await streamPosition(stranger)).toBe('0')
    expect(await jobDetails(owner, jobId)).toEqual(before)
  })
})

describe('the history', () => {
  it('pages through all jobs once, newest first, and filters by state', async () => {
    const viewer = await aViewer()
    const frameId = await aFrame(viewer, 320, 320)
    const ids: string[] = []
    for (let n = 0; n < 11; n++) ids.unshift(await aJob(viewer, { frameId, prompt: `${n}` }))
    await sql(`update job set state = 'failed', failure_code = 'unexplained' where id = $1`, [
      ids[3],
    ])
    await setState(ids[5] ?? '', 'rendering')
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await history(viewer, { limit: 4, after })
      seen.push(...page.jobs.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(ids)
    const of = async (states: JobState[]) =>
      (await history(viewer, { limit: 4, states })).jobs.map(({ id }) => id)
    expect(await of(['failed'])).toEqual([ids[3]])
    expect(await of(['submitting', 'rendering'])).toEqual([ids[5]])
    expect(await of(['rendering', 'failed'])).toEqual([ids[3], ids[5]])
    expect(await of(['queued', 'failed'])).toEqual(ids.slice(0, 4))
  })
})
