import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { claimNextSend, type Permits } from '#lib/jobs/send-rows.ts'
import { submit } from '#lib/jobs/submit.ts'
import { closeQueue } from '#lib/queue.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

const permits: Permits = {
  accountId: 'account',
  instanceAccountId: 'account',
  provider: 'vapi',
  bootId: randomUUID(),
  rpm: 1000,
  concurrency: 1000,
  leaseSeconds: 90,
  callbacks: true,
}

async function queued(viewer: Viewer, count: number, frameId?: string): Promise<string[]> {
  const frame = frameId ?? (await aFrame(viewer, 320, 320))
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const job = await submit(viewer, {
      ...defaultChoice,
      submissionId: randomUUID(),
      frameId: frame,
      prompt: `take ${n}`,
    })
    if (job instanceof Refused) throw new Error(job.code)
    ids.push(job.jobId)
  }
  return ids
}

/** Claims until nothing may be sent, `side` claims at a time as if by so many processes. */
async function claimAll(changes: Partial<Permits> = {}, side = 1) {
  const all = []
  for (;;) {
    const claimed = (
      await Promise.all(
        Array.from({ length: side }, () => claimNextSend({ ...permits, ...changes })),
      )
    ).filter((one) => one !== undefined)
    if (claimed.length === 0) return all
    all.push(...claimed)
  }
}

describe('permits to send', () => {
  beforeEach(async () => {
    await sql('delete from upstream')
    await sql('delete from job')
  })
  afterAll(() => closeQueue(5))

  it('are never more than the calls a minute, whoever asks at once', async () => {
    await queued(await aViewer(), 12)
    expect(await claimAll({ rpm: 5 }, 10)).toHaveLength(5)
    await sql(
      `update attempt set sending_at = now() - interval '60.2 seconds' where state = 'sending'`,
    )
    const early = await claimNextSend({ ...permits, rpm: 5 })
    expect(early, 'the window is a little longer than the minute').toBeUndefined()
    await sql(
      `update attempt set sending_at = sending_at - interval '2 seconds' where state = 'sending'`,
    )
    expect(await claimAll({ rpm: 5 }, 10)).toHaveLength(5)
  })

  it('are never more than the tasks that may be in flight, lost answers included', async () => {
    await queued(await aViewer(), 6)
    expect(await claimAll({ concurrency: 2 }, 6)).toHaveLength(2)
    await sql(`update attempt set state = 'unknown' where state = 'sending'`)
    expect(await claimAll({ concurrency: 2 })).toHaveLength(0)
    await sql(`update job set state = 'attention' where state = 'submitting'`)
    expect(await claimAll({ concurrency: 2 }), 'a person was told; the rest goes on').toHaveLength(
      2,
    )
  })

  it('go round the members: who queued fifty does not keep the other waiting', async () => {
    const busy = await aViewer('Busy')
    const other = await aViewer('Other')
    await queued(busy, 20)
    const [single] = await queued(other, 1)
    const order = (await claimAll({ rpm: 6 })).map(({ jobId }) => jobId)
    expect(order.indexOf(single ?? '')).toBeLessThanOrEqual(1)
    const more = await queued(other, 3)
    const next = (await claimAll({ rpm: 12 })).map(({ jobId }) => more.includes(jobId))
    expect(next, 'turn and turn about').toEqual([true, false, true, false, true, false])
  })

  it('are not given while the account pauses, and one job is never given twice', async () => {
    await queued(await aViewer(), 8)
    await claimNextSend({ ...permits, rpm: 1 })
    await sql(`update upstream set paused_until = now() + interval '1 minute'`)
    expect(await claimNextSend(permits)).toBeUndefined()
    await sql('update upstream set paused_until = null')
    const jobs = (await claimAll({}, 8)).map(({ jobId }) => jobId)
    expect(new Set(jobs).size).toBe(jobs.length)
    expect(jobs).toHaveLength(7)
  })

  it('say how the challenge counts: none without callbacks or while the upstream cannot reach us', async () => {
    await queued(await aViewer(), 3)
    expect((await claimNextSend({ ...permits, callbacks: false }))?.mode).toBe('none')
    expect((await claimNextSend(permits))?.mode).toBe('advisory')
    await sql('update upstream set callback_error_at = now()')
    expect((await claimNextSend(permits))?.mode).toBe('none')
  })

  it('commit the attempt as sending, with its lease, before anybody can send', async () => {
    await queued(await aViewer(), 1)
    const sending = await claimNextSend(permits)
    const [row] = await sql<{ state: string; left: number; job: string }>(
      `select a.state, extract(epoch from a.lease_until - now())::int as left, j.state as job from attempt a join job j on j.id = a.job_id where a.id = $1`,
      [sending?.attemptId],
    )
    expect(row).toMatchObject({ state: 'sending', job: 'submitting' })
    expect(row?.left).toBeGreaterThan(80)
  })
})
