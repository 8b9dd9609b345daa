import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { recordAccepted } from '#lib/jobs/accepted-rows.ts'
import { closeUnvoted, recordRefused, recordUnknown } from '#lib/jobs/attempt-rows.ts'
import { cancel } from '#lib/jobs/cancel.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { failures } from '#lib/jobs/failure.ts'
import { failJob, needsAttention } from '#lib/jobs/job-rows.ts'
import { claimLook, finishSaving, startSaving } from '#lib/jobs/look-rows.ts'
import { jobDetails } from '#lib/jobs/queries.ts'
import { submit } from '#lib/jobs/submit.ts'
import { writeOffAttempt } from '#lib/jobs/write-off-rows.ts'
import { ledgerFaults } from '#lib/money/check-queries.ts'
import { closeQueue } from '#lib/queue.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'
import { takeLoggedErrors } from '#tests/support/logged-errors.ts'
import { spent } from '#tests/support/money.ts'

const price = 280_000
const answer = { httpStatus: 200, baseCode: 0, traceId: undefined, excerpt: '' }
const again = {
  to: 'requeue',
  waiting: 'rate_limited',
  delaySeconds: 0,
  pauseAccount: false,
} as const
const video = {
  videoKey: 'k',
  posterKey: 'p',
  videoSha256: 's',
  videoSizeBytes: 1,
  videoWidth: 1,
  videoHeight: 1,
  videoMillis: 1,
}

let viewer: Viewer
let jobId: string

/** A job whose first attempt is being sent. */
beforeEach(async () => {
  viewer = await aViewer()
  const frameId = await aFrame(viewer, 320, 320)
  const job = await submit(viewer, {
    ...defaultChoice,
    submissionId: randomUUID(),
    frameId,
    prompt: 'x',
  })
  jobId = (job as { jobId: string }).jobId
  await startSending()
})
afterAll(() => closeQueue(5))

/** As the dispatcher does, whatever the account's permits. */
async function startSending() {
  await sql(`update job set state = 'submitting' where id = $1`, [jobId])
  await sql(
    `update attempt set state = 'sending', sending_at = now() where job_id = $1 and state = 'prepared'`,
    [jobId],
  )
}

async function attempt(n = 1) {
  const [row] = await sql<{ id: string; jobId: string; n: number; accountId: string }>(
    `select id, job_id as "jobId", n, account_id as "accountId" from attempt where job_id = $1 and n = $2`,
    [jobId, n],
  )
  if (!row) throw new Error(`there is no attempt ${n}`)
  return row
}

async function finish() {
  for (const state of ['rendering', 'saving'] as const) {
    await sql(`update job set due_at = now() - interval '1 second' where id = $1`, [jobId])
    const look = await claimLook(jobId, state, 30)
    if (look && state === 'rendering') await startSaving(look, 'f')
    if (look && state === 'saving') await finishSaving(look, video)
  }
}

/** Kinds in the order they were written, with the attempt they are about. */
async function moved(): Promise<string[]> {
  const rows = await sql<{ kind: string; n: number }>(
    `select t.kind, a.n from transfer t join attempt a on a.id = t.attempt_id where t.job_id = $1
     order by t.at, t.after_recovery, array_position(array['release','loss','recovery','hold','charge'], t.kind::text), a.n`,
    [jobId],
  )
  return rows.map(({ kind, n }) => `${kind} ${n}`)
}

async function expectMoney(transfers: string[], money: object, counts: object, word: string) {
  expect(await moved()).toEqual(transfers)
  expect(await spent(viewer)).toEqual({ held: 0, charged: 0, lost: 0, ...money })
  const [row] = await sql(
    `select sum(asked)::int as asked, sum(done)::int as done, sum(failed)::int as failed, sum(canceled)::int as canceled
     from usage_day where workspace_id = $1`,
    [viewer.workspaceId],
  )
  expect(row).toEqual({ asked: 1, done: 0, failed: 0, canceled: 0, ...counts })
  expect((await jobDetails(viewer, jobId))?.money).toEqual({ word, priceMicros: price })
  expect(await ledgerFaults(system('worker'))).toEqual([])
}

describe('the money of a take', () => {
  it('is held while it runs and charged once its video is stored', async () => {
    await recordAccepted(await attempt(), `t1${jobId}`, answer)
    await expectMoney(['hold 1'], { held: price }, {}, 'reserved')
    await finish()
    await expectMoney(['hold 1', 'charge 1'], { charged: price }, { done: 1 }, 'charged')
  })

  it('goes with the new attempt when the old one is proven not taken', async () => {
    await recordRefused(await attempt(), again, answer, 'rate')
    await expectMoney(['hold 1', 'release 1', 'hold 2'], { held: price }, {}, 'reserved')
    expect(await cancel(viewer, jobId)).toEqual({ jobId })
    await expectMoney(
      ['hold 1', 'release 1', 'hold 2', 'release 2'],
      {},
      { canceled: 1 },
      'not_charged',
    )
  })

  it.each(Object.entries(failures))(
    'follows the facts when it fails as %s',
    async (code, { charged }) => {
      await failJob(jobId, ['submitting'], code as keyof typeof failures)
      const closing = { no: 'release', yes: 'charge', unknown: 'loss' }[charged]
      const money = { no: {}, yes: { charged: price }, unknown: { lost: price } }[charged]
      const word = { no: 'not_charged', yes: 'charged', unknown: 'lost' }[charged]
      await expectMoney(['hold 1', `${closing} 1`], money, { failed: 1 }, word)
    },
  )

  it('stays held while a person is asked, is lost when it is written off, and comes back by a late proof', async () => {
    await recordUnknown(await attempt(), undefined, 'x')
    await needsAttention(jobId, ['submitting'], 'outcome_unknown')
    await expectMoney(['hold 1'], { held: price }, {}, 'reserved')
    await writeOffAttempt(jobId, 'x', async () => {})
    await expectMoney(['hold 1', 'loss 1'], { lost: price }, { failed: 1 }, 'lost')
    await recordAccepted(await attempt(), `t2${jobId}`, undefined)
    expect(takeLoggedErrors(), 'the alarm').toHaveLength(1)
    await expectMoney(['hold 1', 'loss 1', 'recovery 1'], { held: price }, {}, 'reserved')
    await finish()
    await expectMoney(
      ['hold 1', 'loss 1', 'recovery 1', 'charge 1'],
      { charged: price },
      { done: 1 },
      'charged',
    )
  })

  it('is given back a second time when what came back by a late proof fails unbilled', async () => {
    await recordRefused(
      await attempt(),
      { to: 'failed', failure: 'parameters_refused' },
      answer,
      'x',
    )
    await recordAccepted(await attempt(), `t3${jobId}`, undefined)
    expect(takeLoggedErrors(), 'the alarm').toHaveLength(1)
    await failJob(jobId, ['rendering'], 'output_moderated')
    await expectMoney(
      ['hold 1', 'release 1', 'recovery 1', 'release 1'],
      {},
      { failed: 1 },
      'not_charged',
    )
  })

  it('moves back to an attempt thought dead, and the new one that was not sent yet gives its own back', async () => {
    await recordUnknown(await attempt(), undefined, 'x')
    await sql(`update attempt set mode = 'vote' where job_id = $1`, [jobId])
    await closeUnvoted(await attempt())
    await recordAccepted(await attempt(), `t4${jobId}`, undefined)
    expect(takeLoggedErrors(), 'the alarm').toHaveLength(1)
    expect((await moved()).sort()).toEqual([
      'hold 1',
      'hold 2',
      'recovery 1',
      'release 1',
      'release 2',
    ])
    await finish()
    expect(await spent(viewer)).toEqual({ held: 0, charged: price, lost: 0 })
    expect(await ledgerFaults(system('worker'))).toEqual([])
  })

  it('is lost when the late proof is about a job that was canceled: nobody fetches that video', async () => {
    await recordRefused(await attempt(), again, answer, 'rate')
    await cancel(viewer, jobId)
    await recordAccepted(await attempt(), `t5${jobId}`, undefined)
    expect(takeLoggedErrors(), 'the alarm').toHaveLength(1)
    expect(await spent(viewer)).toEqual({ held: 0, charged: 0, lost: price })
    expect((await jobDetails(viewer, jobId))?.money).toMatchObject({ word: 'lost' })
    expect(await ledgerFaults(system('worker'))).toEqual([])
  })

  it('is charged once, even by code that asks the database for a second', async () => {
    await recordAccepted(await attempt(), `t6${jobId}`, answer)
    await finish()
    const charge = sql(
      `insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros)
       select gen_random_uuid(), workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros from transfer
       where job_id = $1 and kind = 'charge'`,
      [jobId],
    )
    await expect(charge).rejects.toThrow('transfer_charge_key')
  })
})

describe('the check of the ledger', () => {
  it.each([
    ['a hold that nobody closed', `delete from transfer where job_id = $1 and kind = 'charge'`],
    [
      'a counter that says something else',
      `update usage_day set charged_micros = charged_micros + 1 where workspace_id = (select workspace_id from job where id = $1)`,
    ],
    [
      'a charge of another amount',
      `update transfer set amount_micros = 1 where job_id = $1 and kind = 'charge'`,
    ],
    [
      'a take that nobody counted',
      `update usage_day set done = 0 where workspace_id = (select workspace_id from job where id = $1)`,
    ],
  ])('sees %s', async (_, plant) => {
    await recordAccepted(await attempt(), `t7${jobId}`, answer)
    await finish()
    await sql(plant, [jobId])
    expect((await ledgerFaults(system('worker'))).length).toBeGreaterThan(0)
    await sql(`delete from transfer where workspace_id = $1`, [viewer.workspaceId])
    await sql(`delete from usage_day where workspace_id = $1`, [viewer.workspaceId])
    await sql(`delete from job where workspace_id = $1`, [viewer.workspaceId])
  })
})
