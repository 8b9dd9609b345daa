import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { Refused } from '#lib/errors.ts'
import { answerCallback } from '#lib/jobs/answer-callback.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { drainLooks } from '#lib/jobs/look-now.ts'
import { submit } from '#lib/jobs/submit.ts'
import { loginUrl } from '#lib/logins.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

beforeEach(emptyDatabase)

/** Attempts whose jobs render and are not due for a day. */
async function rendering(count: number): Promise<string[]> {
  const viewer = await aViewer()
  const frameId = await aFrame(viewer)
  for (let n = 0; n < count; n++) {
    const request = { submissionId: randomUUID(), frameId, prompt: '', ...defaultChoice }
    const submitted = await submit(viewer, request)
    if (submitted instanceof Refused) throw new Error(submitted.code)
  }
  await sql(`update attempt set state = 'accepted', task_id = id::text, accepted_at = now()`)
  await sql(`update job set state = 'rendering', due_at = now() + interval '1 day'`)
  return (await sql<{ id: string }>('select id from attempt')).map(({ id }) => id)
}

function push(taskId: string, status = 'success'): string {
  return JSON.stringify({ task_id: taskId, status, file_id: '1', base_resp: { status_code: 0 } })
}

/** Jobs that were rung: due now, or looked at already. */
async function rung(): Promise<number | undefined> {
  const [row] = await sql<{ rung: number }>(
    `select count(*)::int as rung from job where (due_at <= now() or looks > 0) and state = 'rendering'`,
  )
  return row?.rung
}

test('a burst of pushes is on record push by push, and every job is due', async () => {
  const attempts = await rendering(30)
  const pushes = attempts.flatMap((id) => [push(id, 'success'), push(id, 'processing')])
  const answers = await Promise.all(
    pushes.map((body, n) => answerCallback(attempts[Math.floor(n / 2)] ?? '', body)),
  )
  expect(answers).toEqual(pushes.map(() => ({ kind: 'taken' })))
  const kept = await sql(`select attempt_id, source, body from evidence where kind = 'push'`)
  expect(kept).toHaveLength(60)
  expect(kept.every(({ attempt_id, source }) => attempt_id === source)).toBe(true)
  expect(await rung()).toBe(30)
})

test('an attempt that is too old is missing, one that is gone is taken, and neither takes another push along', async () => {
  const [old = '', fresh = ''] = await rendering(2)
  await sql(`update attempt set created_at = now() - interval '9 days' where id = $1`, [old])
  const asked = [old, randomUUID(), fresh, fresh]
  const answers = await Promise.all(asked.map((id) => answerCallback(id, push('1'))))
  expect(answers.map(({ kind }) => kind)).toEqual(['missing', 'taken', 'taken', 'taken'])
  expect(await sql('select distinct attempt_id from evidence')).toEqual([{ attempt_id: fresh }])
  expect(await rung()).toBe(1)
})

test('a push and the answer to its create call never wait for each other', async () => {
  const [id = ''] = await rendering(1)
  const answer = new pg.Client({ connectionString: loginUrl('machine') })
  await answer.connect()
  await answer.query(`begin; update attempt set task_id = 'named' where id = '${id}'`)
  const taken = answerCallback(id, push(id))
  await waitingForALock()
  await answer.query(`update job set looks = 0; commit`)
  await answer.end()
  expect(await taken).toEqual({ kind: 'taken' })
})

/** Resolves when a statement waits for another transaction. */
async function waitingForALock(): Promise<void> {
  const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await expect.poll(async () => (await sql(waits)).length).toBe(1)
}

test('a job that is over stays over', async () => {
  const [id = ''] = await rendering(1)
  await sql(`update job set state = 'done', due_at = null`)
  expect(await answerCallback(id, push(id, 'failed'))).toEqual({ kind: 'taken' })
  expect(await sql('select state::text, due_at from job')).toEqual([
    { state: 'done', due_at: null },
  ])
})

test('a repeated push is kept again and its job is rung once for a write', async () => {
  const [id = ''] = await rendering(1)
  await Promise.all(Array.from({ length: 5 }, () => answerCallback(id, push(id))))
  expect(await sql('select 1 from evidence')).toHaveLength(5)
  expect(await rung()).toBe(1)
  await drainLooks() // from here on this process looks no more
  const [job] = await sql<{ looks: number }>('select looks from job')
  expect(job?.looks).toBeGreaterThanOrEqual(1)
  expect(job?.looks).toBeLessThan(5)
})
