import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { recordAccepted } from '#lib/jobs/accepted-rows.ts'
import { decide } from '#lib/jobs/approval.ts'
import { closeUnvoted, recordRefused, recordUnknown } from '#lib/jobs/attempt-rows.ts'
import { cancel } from '#lib/jobs/cancel.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { failJob, needsAttention } from '#lib/jobs/job-rows.ts'
import { claimLook, finishSaving, startSaving } from '#lib/jobs/look-rows.ts'
import { claimNextSend } from '#lib/jobs/send-rows.ts'
import { submit } from '#lib/jobs/submit.ts'
import { writeOffAttempt } from '#lib/jobs/write-off-rows.ts'
import { balances, ledgerFaults } from '#lib/money/check-queries.ts'
import { closeQueue } from '#lib/queue.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'
import { takeLoggedErrors } from '#tests/support/logged-errors.ts'
import { aBudget, spent } from '#tests/support/money.ts'

/**
 * Random histories of jobs, carried out by the product's own rows on the real database. Whatever happens in
 * whatever order: holds and recoveries are charges, releases, losses and what is still held, no attempt is charged
 * twice, and the counters say the same as the ledger.
 */

const answer = { httpStatus: 200, baseCode: 0, traceId: undefined, excerpt: '' }
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
let frameId: string

beforeAll(async () => {
  viewer = await aViewer()
  frameId = await aFrame(viewer, 320, 320)
})
beforeEach(() => sql(`delete from upstream`))
afterAll(() => closeQueue(5))

type Attempt = { id: string; jobId: string; n: number; accountId: string }

async function attemptIn(states: string[], pick: number): Promise<Attempt | undefined> {
  const found = await sql<Attempt>(
    `select a.id, a.job_id as "jobId", a.n, a.account_id as "accountId" from attempt a join job j on j.id = a.job_id
     where a.state = any($1::attempt_state[]) and j.workspace_id = $2 order by a.id`,
    [states, viewer.workspaceId],
  )
  return found[pick % Math.max(1, found.length)]
}

async function jobIn(states: string[], pick: number): Promise<string | undefined> {
  const found = await sql<{ id: string }>(
    `select id from job where state = any($1::job_state[]) and workspace_id = $2 order by id`,
    [states, viewer.workspaceId],
  )
  return found[pick % Math.max(1, found.length)]?.id
}

/** A job in that state becomes due, so that it is looked at. */
async function lookAt(state: 'rendering' | 'saving', pick: number) {
  const jobId = await jobIn([state], pick)
  if (!jobId) return undefined
  await sql(`update job set due_at = now() - interval '1 second' where id = $1`, [jobId])
  return claimLook(jobId, state, 30)
}

/** Each thing that can happen; it happens to the job or the attempt that `pick` points at, if there is one. */
const happenings: Record<string, (pick: number) => Promise<unknown>> = {
  submit: async (pick) => {
    const settings = [
      {},
      { durationSeconds: 10 as const },
      { model: 'I2V-01' as const, resolution: '720P' as const },
    ]
    const submissionId = randomUUID()
    const request = { ...defaultChoice, ...settings[pick % 3], frameId, prompt: 'x', submissionId }
    const [first, again] = await Promise.all([submit(viewer, request), submit(viewer, request)])
    if (!(first instanceof Refused)) expect(again).toMatchObject({ jobId: first.jobId })
    if (first instanceof Refused) await submit(viewer, { ...request, askApproval: true })
  },
  send: async () => {
    const permits = {
      accountId: 'a',
      instanceAccountId: 'a',
      provider: 'vapi',
      bootId: randomUUID(),
      rpm: 1e6,
      concurrency: 1e6,
    }
    await sql(`update job set due_at = now() where state = 'queued' and due_at is not null`)
    await claimNextSend({ ...permits, leaseSeconds: 90, callbacks: true })
  },
  requeue: async (pick) => {
    const attempt = await attemptIn(['sending'], pick)
    const again = {
      to: 'requeue',
      waiting: 'rate_limited',
      delaySeconds: 0,
      pauseAccount: false,
    } as const
    if (attempt) await recordRefused(attempt, again, answer, 'rate')
  },
  refuse: async (pick) => {
    const attempt = await attemptIn(['sending'], pick)
    if (attempt)
      await recordRefused(attempt, { to: 'failed', failure: 'input_moderated' }, answer, 'x')
  },
  accept: async (pick) => {
    const attempt = await attemptIn(['sending'], pick)
    if (attempt)
      await Promise.all([1, 2].map(() => recordAccepted(attempt, `t${attempt.id}`, answer)))
  },
  lose: async (pick) => {
    const attempt = await attemptIn(['sending'], pick)
    if (attempt) await recordUnknown(attempt, undefined, 'x')
  },
  close: async (pick) => {
    const attempt = await attemptIn(['unknown'], pick)
    if (!attempt) return
    await sql(`update attempt set mode = 'vote' where id = $1`, [attempt.id])
    await closeUnvoted(attempt)
  },
  attend: async (pick) => {
    const jobId = await jobIn(['submitting', 'rendering'], pick)
    const [lost] = await sql(
      `select from attempt where job_id = $1 and state in ('unknown', 'accepted')`,
      [jobId],
    )
    if (jobId && lost) await needsAttention(jobId, ['submitting', 'rendering'], 'task_unknown')
  },
  writeOff: async (pick) => {
    const jobId = await jobIn(['attention'], pick)
    if (jobId) await Promise.all([1, 2].map(() => writeOffAttempt(jobId, 'x', async () => {})))
  },
  prove: async (pick) => {
    const attempt = await attemptIn(['unknown', 'rejected', 'closed', 'written_off'], pick)
    // Another attempt of the job may be paid already: then the database itself refuses a second.
    if (attempt) await recordAccepted(attempt, `t${attempt.id}`, undefined).catch(onlyOneLives)
    takeLoggedErrors() // the alarm of a late proof
  },
  save: async (pick) => {
    const look = await lookAt('rendering', pick)
    if (look) await startSaving(look, 'f')
  },
  finish: async (pick) => {
    const look = await lookAt('saving', pick)
    if (look) await Promise.all([1, 2].map(() => finishSaving(look, video)))
  },
  fail: async (pick) => {
    const jobId = await jobIn(['rendering', 'saving'], pick)
    const codes = ['output_moderated', 'unexplained', 'result_lost'] as const
    if (jobId) await failJob(jobId, ['rendering', 'saving'], codes[pick % 3] ?? 'unexplained')
  },
  cancel: async (pick) => {
    const jobId = await jobIn(['queued'], pick)
    if (jobId) await Promise.all([1, 2].map(() => cancel(viewer, jobId)))
  },
  decide: async (pick) => {
    const [waits] = await sql<{ id: string }>(
      `select id from job where workspace_id = $1 and state = 'queued' and approval_asked_at is not null and approved_by_id is null limit 1`,
      [viewer.workspaceId],
    )
    if (waits) await Promise.all([1, 2].map(() => decide(viewer, waits.id, pick % 2 === 0)))
  },
}

function onlyOneLives(error: unknown) {
  if (!String(error).includes('attempt_live_job_id_key') && !String(error).includes('job_id'))
    throw error
}

const likely = { submit: 4, send: 5, accept: 3, save: 2, finish: 2, prove: 2 } as Record<
  string,
  number
>

const steps = fc.array(
  fc.tuple(
    fc.oneof(
      ...Object.keys(happenings).map((name) => ({
        arbitrary: fc.constant(name),
        weight: likely[name] ?? 1,
      })),
    ),
    fc.nat(1000),
  ),
  { minLength: 15, maxLength: 40 },
)

/** Jobs without what lib/jobs/history-queries takes all of their state to have. */
function overlooked() {
  return sql(
    `select state, finished_at, failure_code from job
     where (state in ('queued', 'submitting', 'rendering', 'saving', 'attention') and finished_at is not null)
       or (state in ('failed', 'attention') and failure_code is null)`,
  )
}

it('money is where the ledger says, after any history', async () => {
  await aBudget(viewer, { limitMicros: 20_000_000 })
  const kinds = new Set<string>()
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      for (const [name, pick] of history) await happenings[name]?.(pick)
      expect(await ledgerFaults(system('worker'))).toEqual([])
      expect(await overlooked(), 'the filters of the history find every job').toEqual([])
      const held = await balances(system('worker'))
      const counted = await spent(viewer)
      expect(counted).toEqual({
        held: held.held ?? 0,
        charged: held.spent ?? 0,
        lost: held.lost ?? 0,
      })
      const sum = Object.values(held).reduce((a, b) => a + b, 0)
      expect(sum, 'what was taken out is somewhere').toBe(0)
      const seen = await sql<{ kind: string }>(
        `select distinct kind::text || after_recovery as kind from transfer`,
      )
      for (const { kind } of seen) kinds.add(kind)
    }),
    { numRuns: 25, endOnFailure: true },
  )
  expect([...kinds].sort(), 'every kind of transfer happened').toEqual(
    expect.arrayContaining([
      'chargefalse',
      'holdfalse',
      'lossfalse',
      'recoveryfalse',
      'releasefalse',
    ]),
  )
}, 240_000)
