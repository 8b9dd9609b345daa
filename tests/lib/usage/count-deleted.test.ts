import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { batchRequest } from '#lib/jobs/batch-schema.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { removeBatch } from '#lib/jobs/end-batch.ts'
import { submitBatch } from '#lib/jobs/submit-batch.ts'
import { closeQueue } from '#lib/queue.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

/** With the rows of a year, days are joined in the order in which they lie there. */
beforeAll(async () => {
  const { pathname } = new URL(env().DATABASE_URL ?? '')
  for (const join of ['nestloop', 'mergejoin'])
    await sql(`alter database ${pathname.slice(1)} set enable_${join} to off`)
})
afterAll(() => closeQueue(1_000))

const resolutions = ['512P', '768P'] as const

/** A batch that was filmed, whose takes fall on two rows of the day. */
async function aFilmedBatch() {
  const viewer = await aViewer()
  const choices = resolutions.map((resolution) => ({
    ...defaultChoice,
    model: 'MiniMax-Hailuo-02',
    resolution,
  }))
  const frameIds = [await aFrame(viewer, 320, 320)]
  const matrix = { frameIds, prompts: ['Rain', 'Snow'], choices, takes: 1, off: [] }
  const answer = await submitBatch(
    viewer,
    batchRequest.parse({ submissionId: randomUUID(), matrix }),
  )
  if (answer instanceof Refused) throw new Error(answer.code)
  await sql(`update job set state = 'done', due_at = null where batch_id = $1`, [answer.batchId])
  await sql(
    `insert into usage_day (workspace_id, day, user_id, project_id, model, resolution, duration_seconds)
     select workspace_id, day - n, user_id, project_id, model, resolution, duration_seconds
     from usage_day, generate_series(1, 365) n where workspace_id = $1`,
    [viewer.workspaceId],
  )
  await sql('analyze usage_day')
  return { viewer, batchId: answer.batchId }
}

test('a batch is deleted while its member submits: neither waits for the other for ever', async () => {
  const { viewer, batchId } = await aFilmedBatch()
  const submits = new pg.Client({ connectionString: env().DATABASE_URL })
  await submits.connect()
  onTestFinished(() => submits.end())
  const count = (resolution: string) =>
    submits.query(
      'update usage_day set asked = asked + 1 where workspace_id = $1 and resolution = $2 and asked > 0',
      [viewer.workspaceId, resolution],
    )
  // Where the first row by the key lies behind the second, a scan comes to it last.
  await count('512P')
  await submits.query('begin')
  await count('512P')
  const removed = removeBatch(viewer, batchId)
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await sql(waiting)).length === 0) await wait(20)
  await Promise.all([count('768P').then(() => submits.query('commit')), removed])
  expect(await removed).not.toBeInstanceOf(Refused)
  const days = await sql(
    'select resolution, asked, deleted from usage_day where workspace_id = $1 and asked > 0 order by resolution',
    [viewer.workspaceId],
  )
  expect(days).toEqual([
    { resolution: '512P', asked: 4, deleted: 2 },
    { resolution: '768P', asked: 3, deleted: 2 },
  ])
})
