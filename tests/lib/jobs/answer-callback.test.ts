import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { answerCallback } from '#lib/jobs/answer-callback.ts'
import { closeUnvoted, recordUnknown } from '#lib/jobs/attempt-rows.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { claimNextSend } from '#lib/jobs/send-rows.ts'
import { submit } from '#lib/jobs/submit.ts'
import { closeQueue } from '#lib/queue.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

const challenge = (value: string) => JSON.stringify({ challenge: value })
const push = (status: string, task_id = '427144058097923') =>
  JSON.stringify({
    task_id,
    status,
    file_id: '7',
    base_resp: { status_code: 0, status_msg: 'success' },
  })

let somebody: Promise<{ viewer: Viewer; frameId: string }> | undefined

/** An attempt that is being sent, in a mode. */
async function sending(mode: 'vote' | 'advisory') {
  somebody ??= aViewer().then(async (viewer) => ({
    viewer,
    frameId: await aFrame(viewer, 320, 320),
  }))
  const { viewer, frameId } = await somebody
  const job = await submit(viewer, {
    ...defaultChoice,
    submissionId: randomUUID(),
    frameId,
    prompt: 'x',
  })
  if (job instanceof Refused) throw new Error(job.code)
  await sql(
    `insert into upstream (account_id, provider, mode) values ('account', 'vapi', '${mode}') on conflict (account_id) do update set mode = '${mode}'`,
  )
  const claimed = await claimNextSend({
    accountId: 'account',
    instanceAccountId: 'account',
    provider: 'vapi',
    bootId: randomUUID(),
    rpm: 999,
    concurrency: 999,
    leaseSeconds: 90,
    callbacks: true,
  })
  if (!claimed) throw new Error('nothing was claimed')
  return { ...claimed, id: claimed.attemptId }
}

const sentDaysAgo = (attemptId: string, days: number) =>
  sql(
    `update attempt set created_at = now() - interval '${days} days', sending_at = now() - interval '${days} days' where id = $1`,
    [attemptId],
  )

const stateOf = async (jobId: string) =>
  (
    await sql<{ state: string; attempt: string; task: string | null; events: number }>(
      `select j.state, a.state as attempt, a.task_id as task, (select count(*)::int from event where job_id = j.id) as events
     from job j join attempt a on a.job_id = j.id where j.id = $1 order by a.n limit 1`,
      [jobId],
    )
  )[0]

afterAll(() => closeQueue(5))

describe('a challenge', () => {
  beforeEach(() => sql('delete from job'))

  it('is echoed in mode advisory, and the echo is on record', async () => {
    const attempt = await sending('advisory')
    expect(await answerCallback(attempt.id, challenge('abc'))).toEqual({
      kind: 'echo',
      challenge: 'abc',
    })
    const [row] = await sql<{ echoed: boolean }>(
      'select echoed_at is not null as echoed from attempt where id = $1',
      [attempt.id],
    )
    expect(row?.echoed).toBe(true)
  })

  it('is a vote in mode vote: given once, the same again, never another', async () => {
    const attempt = await sending('vote')
    expect((await answerCallback(attempt.id, challenge('one'))).kind).toBe('echo')
    expect((await answerCallback(attempt.id, challenge('one'))).kind).toBe('echo')
    expect((await answerCallback(attempt.id, challenge('two'))).kind).toBe('veto')
  })

  it('and closing the attempt exclude each other: exactly one wins', async () => {
    for (let round = 0; round < 25; round++) {
      const attempt = await sending('vote')
      await recordUnknown(attempt, undefined, 'timeout')
      const [closed, answer] = await Promise.all([
        closeUnvoted(attempt),
        answerCallback(attempt.id, challenge('now')),
      ])
      expect([closed, answer.kind]).toEqual(closed ? [true, 'veto'] : [false, 'echo'])
    }
  })

  it('that cannot be looked at in time is refused, and no echo is on record later', async () => {
    const attempt = await sending('advisory')
    const client = new pg.Client({ connectionString: env().DATABASE_URL })
    await client.connect()
    await client.query('begin; lock table attempt in access exclusive mode')
    expect((await answerCallback(attempt.id, challenge('abc'))).kind).toBe('veto')
    await client.end()
    await wait(300)
    const [row] = await sql('select echoed_at from attempt where id = $1', [attempt.id])
    expect(row).toEqual({ echoed_at: null })
  })

  it.each(['vote', 'advisory'] as const)(
    'is not echoed eight days after the create call, in mode %s',
    async (mode) => {
      const attempt = await sending(mode)
      await sentDaysAgo(attempt.id, 9)
      expect(await answerCallback(attempt.id, challenge('abc'))).toEqual({ kind: 'missing' })
      const [row] = await sql('select echoed_at from attempt where id = $1', [attempt.id])
      expect(row).toEqual({ echoed_at: null })
      await sentDaysAgo(attempt.id, 7)
      expect((await answerCallback(attempt.id, challenge('abc'))).kind).toBe('echo')
    },
  )

  it('of a job that waited longer than that before it was sent is echoed, and its push taken', async () => {
    const attempt = await sending('advisory')
    await sql(`update attempt set created_at = now() - interval '20 days' where id = $1`, [
      attempt.id,
    ])
    expect((await answerCallback(attempt.id, challenge('abc'))).kind).toBe('echo')
    expect((await answerCallback(attempt.id, push('success'))).kind).toBe('taken')
  })

  it('for an attempt that nobody knows is answered as if there were no such address', async () => {
    expect(await answerCallback(randomUUID(), challenge('abc'))).toEqual({ kind: 'missing' })
  })
})

describe('a push', () => {
  it.each([push('success'), push('failed'), push('Success', '999'), push('nonsense')])(
    'changes no state by its word: %s',
    async (body) => {
      const attempt = await sending('advisory')
      const before = await stateOf(attempt.jobId)
      for (let times = 0; times < 3; times++)
        expect((await answerCallback(attempt.id, body)).kind).toBe('taken')
      expect(await stateOf(attempt.jobId)).toEqual(before)
      const [kept] = await sql<{ count: number }>(
        `select count(*)::int from evidence where attempt_id = $1 and kind = 'push'`,
        [attempt.id],
      )
      expect(kept?.count).toBe(3)
    },
  )

  it.each(['', 'no json', '[]', '{"task_id":5}', '{"challenge":7}', '<html>'])(
    'that is none is refused and leaves no trace: %j',
    async (body) => {
      const attempt = await sending('advisory')
      expect((await answerCallback(attempt.id, body)).kind).toBe('odd')
      expect(await sql('select 1 from evidence where attempt_id = $1', [attempt.id])).toEqual([])
    },
  )

  it('for an address that is long dead finds nothing', async () => {
    const attempt = await sending('advisory')
    await sentDaysAgo(attempt.id, 9)
    expect((await answerCallback(attempt.id, push('success'))).kind).toBe('missing')
  })
})
