import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { recordRefused } from '#lib/jobs/attempt-rows.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { jobDetails } from '#lib/jobs/queries.ts'
import { submit } from '#lib/jobs/submit.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

test('while a refusal waits for what a submit holds, that submit gets all it needs', async () => {
  const viewer = await aViewer()
  const frameId = await aFrame(viewer)
  const job = await submit(viewer, {
    submissionId: randomUUID(),
    frameId,
    prompt: '',
    ...defaultChoice,
  })
  if (job instanceof Refused) throw new Error(job.code)
  await sql(`update job set state = 'submitting', due_at = null`)
  await sql(`update attempt set state = 'sending', sending_at = now()`)
  const [attempt] = await sql<{ id: string; jobId: string; n: number; accountId: string }>(
    `select id, job_id as "jobId", n, account_id as "accountId" from attempt`,
  )
  if (!attempt) throw new Error('no attempt')

  const other = new pg.Client({ connectionString: env().DATABASE_URL })
  await other.connect()
  try {
    // As a submit does: what was spent first, the workspace's clock last.
    await other.query('begin')
    await other.query('update usage_day set asked = asked + 1')
    const refusal = { to: 'failed', failure: 'image_refused' } as const
    const refused = recordRefused(attempt, refusal, answer, 'image')
    await somebodyWaits()
    await other.query('select from workspace for update nowait')
    await other.query('commit')
    expect(await refused).toBe(true)
  } finally {
    await other.end()
  }
  const told = await jobDetails(viewer, attempt.jobId)
  expect(told?.receipt.map(({ kind }) => kind)).toEqual(['asked', 'refused', 'failed'])
})

const answer = { httpStatus: 200, baseCode: 2013, traceId: undefined, excerpt: '' }

async function somebodyWaits() {
  for (const end = Date.now() + 30_000; Date.now() < end; await wait(50)) {
    const waiting = await sql(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (waiting.length > 0) return
  }
  throw new Error('nobody waits')
}
