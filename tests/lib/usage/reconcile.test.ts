import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { submit } from '#lib/jobs/submit.ts'
import { reconcile } from '#lib/usage/reconcile.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

let ada: Viewer
const day = new Date().toISOString().slice(0, 10)
const range = { from: day, to: day }

beforeEach(async () => {
  await emptyDatabase()
  ada = await aViewer('Ada')
})

/** A job whose one attempt has this task and these steps in the ledger. */
async function task(viewer: Viewer, taskId: string, steps: [string, string, string, number][]) {
  const job = await submit(viewer, {
    ...defaultChoice,
    submissionId: randomUUID(),
    frameId: await aFrame(viewer, 320, 320),
    prompt: taskId,
  })
  if (job instanceof Refused) throw new Error(job.code)
  const [attempt] = await sql<{ id: string }>(
    `update attempt set task_id = $2, state = 'accepted' where job_id = $1 returning id`,
    [job.jobId, taskId],
  )
  await sql('delete from transfer where job_id = $1', [job.jobId])
  for (const [kind, debit, credit, micros] of steps)
    await sql(
      `insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros)
       values (gen_random_uuid(), $1, $2, $3, $4::transfer_kind, $5, $6, $7)`,
      [viewer.workspaceId, job.jobId, attempt?.id, kind, debit, credit, micros],
    )
  return job.jobId
}

const hold: [string, string, string, number] = ['hold', 'available', 'held', 280_000]
const charge: [string, string, string, number] = ['charge', 'held', 'spent', 280_000]
const loss: [string, string, string, number] = ['loss', 'held', 'lost', 280_000]

test('tasks agree, differ, or stand on one side only', async () => {
  const eve = await aViewer('Eve')
  await task(ada, 't-agrees', [hold, charge])
  const differs = await task(ada, 't-differs', [hold, charge])
  await task(ada, 't-lost', [hold, loss])
  await task(ada, 't-recovered', [hold, loss, ['recovery', 'lost', 'held', 280_000], charge])
  const missing = await task(ada, 't-missing', [hold, charge])
  await task(ada, 't-held', [hold])
  await task(eve, 't-eve', [hold, charge])
  const invoice = `task_id,amount
t-agrees,0.28
t-differs,$0.56
t-lost,0.28
t-recovered,0.28
t-eve,0.28
t-unknown,1.00
,0.1
`
  const answer = await reconcile(ada, invoice, range)
  if (answer instanceof Refused) throw new Error(answer.code)
  const ids = (pile: keyof typeof answer) =>
    Object(answer[pile]).first.map(({ taskId }: { taskId: string }) => taskId)
  expect(answer).toMatchObject({ lines: 6, skipped: 1 })
  expect(ids('matched')).toEqual(['t-agrees', 't-lost', 't-recovered'])
  expect(answer.differs.first).toEqual([
    { taskId: 't-differs', jobId: differs, oursMicros: 280_000, theirsMicros: 560_000 },
  ])
  expect(ids('theirsOnly')).toEqual(['t-eve', 't-unknown'])
  expect(answer.oursOnly.first).toEqual([
    { taskId: 't-missing', jobId: missing, oursMicros: 280_000, theirsMicros: null },
  ])
  expect(answer.matched).toMatchObject({ count: 3, oursMicros: 840_000, theirsMicros: 840_000 })
})

test('what was charged on other days is not missing', async () => {
  await task(ada, 't-old', [hold, charge])
  await sql(`update transfer set at = at - interval '2 days'`)
  const answer = await reconcile(ada, 'task,amount\nx,1\n', range)
  expect(answer).toMatchObject({ oursOnly: { count: 0 }, theirsOnly: { count: 1 } })
})

test('only who may see everybody’s spending compares it, and only a readable file', async () => {
  expect(await reconcile({ ...ada, role: 'member' }, 'task,amount\nx,1', range)).toMatchObject({
    code: 'not_allowed',
  })
  expect(await reconcile(ada, 'hello', range)).toMatchObject({ code: 'invoice_unreadable' })
})
