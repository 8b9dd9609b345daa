import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { writeOff } from '#lib/jobs/attend.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { jobDetails } from '#lib/jobs/queries.ts'
import { remove, restore } from '#lib/jobs/remove.ts'
import { submit } from '#lib/jobs/submit.ts'
import { closeQueue } from '#lib/queue.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

let ada: Viewer
let jobId: string

beforeEach(async () => {
  await emptyDatabase()
  ada = await aViewer('Ada')
  const job = await submit(ada, {
    ...defaultChoice,
    submissionId: randomUUID(),
    frameId: await aFrame(ada, 320, 320),
    prompt: 'x',
  })
  if (job instanceof Refused) throw new Error(job.code)
  jobId = job.jobId
})
afterAll(() => closeQueue(5))

const audited = () =>
  sql(
    `select action, after, actor_name as who from audit
     where workspace_id = $1 and subject_id = $2 and action <> 'job.asked' order by seq`,
    [ada.workspaceId, jobId],
  )

test('a take that is deleted and brought back leaves two lines, and one that could not be, none', async () => {
  await remove(ada, jobId)
  expect(await audited()).toEqual([])
  await sql(`update job set state = 'done' where id = $1`, [jobId])
  await remove(ada, jobId)
  await remove(ada, jobId)
  await restore(ada, jobId)
  expect(await audited()).toEqual([
    { action: 'job.deleted', after: null, who: 'Ada' },
    { action: 'job.restored', after: null, who: 'Ada' },
  ])
})

test('what was thrown away is counted where the take is counted, once', async () => {
  await sql(`update job set state = 'done' where id = $1`, [jobId])
  await sql('delete from usage_day')
  await sql(
    `insert into usage_day (workspace_id, day, user_id, project_id, model, resolution, duration_seconds, asked, done)
     select workspace_id, (created_at at time zone 'UTC')::date, user_id, project_id, model, resolution, duration_seconds, 1, 1 from job`,
  )
  const deleted = async () => (await sql('select deleted from usage_day'))[0]
  await remove(ada, jobId)
  await remove(ada, jobId)
  expect(await deleted()).toEqual({ deleted: 1 })
  await restore(ada, jobId)
  expect(await deleted()).toEqual({ deleted: 0 })
})

test('an attempt that is written off leaves one line with the reason, however often it is pressed', async () => {
  await sql(`update job set state = 'attention' where id = $1`, [jobId])
  await sql(`update attempt set state = 'unknown' where job_id = $1`, [jobId])
  const pressed = await Promise.all([1, 2, 3].map(() => writeOff(ada, jobId, 'not on the invoice')))
  expect(pressed.filter((answer) => !(answer instanceof Refused))).toHaveLength(1)
  expect(await audited()).toEqual([
    { action: 'job.written_off', after: { reason: 'not on the invoice' }, who: 'Ada' },
  ])
  const kept = (await jobDetails(ada, jobId))?.receipt.filter(({ kind }) => kind === 'written_off')
  expect(kept).toMatchObject([{ data: { reason: 'not on the invoice' } }])
})
