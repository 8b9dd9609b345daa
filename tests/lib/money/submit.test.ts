import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { defaultChoice, legalDurations, legalResolutions, modelNames } from '#lib/jobs/catalog.ts'
import type { JobRequest } from '#lib/jobs/schema.ts'
import { submit } from '#lib/jobs/submit.ts'
import { balances, ledgerFaults } from '#lib/money/check-queries.ts'
import { priceOf } from '#lib/money/price-table.ts'
import { priceTable } from '#lib/money/queries.ts'
import { closeQueue } from '#lib/queue.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'
import { aBudget, spent } from '#tests/support/money.ts'

const price = 280_000
const codeOf = (answer: unknown) => (answer instanceof Refused ? answer.code : 'done')

async function asker(viewer?: Viewer) {
  const who = viewer ?? (await aViewer())
  const frameId = await aFrame(who, 320, 320)
  const ask = (changes: Partial<JobRequest> = {}) =>
    submit(who, { ...defaultChoice, submissionId: randomUUID(), frameId, prompt: 'x', ...changes })
  return { viewer: who, ask }
}

/** Pressed again when there was no connection free for longer than anybody waits: 200 share ten. */
async function pressed(ask: Awaited<ReturnType<typeof asker>>['ask']): Promise<unknown> {
  const submissionId = randomUUID()
  for (;;) {
    try {
      return await ask({ submissionId, seenMicros: price })
    } catch (error) {
      if (!String(error).includes('Unable to start a transaction')) throw error
    }
  }
}

const jobsOf = ({ workspaceId }: Viewer) =>
  sql<{ id: string; micros: string; state: string; due: boolean }>(
    `select id, price_micros as micros, state, due_at is not null as due from job where workspace_id = $1 order by id`,
    [workspaceId],
  )

afterAll(async () => {
  expect(await ledgerFaults(system('worker'))).toEqual([])
  expect(Object.values(await balances(system('worker'))).reduce((a, b) => a + b, 0)).toBe(0)
  await closeQueue(5)
})

describe('a quote', () => {
  it('is the same in the browser and in the submit, for all that can be asked', async () => {
    const { viewer, ask } = await asker()
    const table = await priceTable(viewer, 'minimax')
    const answers = []
    for (const model of modelNames)
      for (const resolution of legalResolutions(model))
        for (const durationSeconds of legalDurations(model, resolution)) {
          const settings = { model, resolution, durationSeconds }
          const seenMicros = priceOf(table, settings)
          expect(codeOf(await ask({ ...settings, seenMicros })), JSON.stringify(settings)).toBe(
            'done',
          )
          answers.push(seenMicros)
        }
    expect(
      answers.filter((each) => each === null),
      'the 01 series is on no list',
    ).toHaveLength(3)
    expect(answers).toContain(490_000)
    const jobs = await jobsOf(viewer)
    expect(jobs.map(({ micros }) => (micros === null ? null : Number(micros)))).toEqual(answers)
  })

  it('that changed since it was shown refuses, with the new price, and makes nothing', async () => {
    const { viewer, ask } = await asker()
    const answer = await ask({ seenMicros: 270_000 })
    expect(answer).toMatchObject({
      code: 'price_changed',
      params: { known: 'yes', price: '$0.28' },
    })
    expect(codeOf(await ask({ seenMicros: null }))).toBe('price_changed')
    expect(await jobsOf(viewer)).toEqual([])
    expect(codeOf(await ask({ seenMicros: price }))).toBe('done')
  })

  it('does not part a submission from its first: the second press gets the same job, whatever it costs by now', async () => {
    const { ask } = await asker()
    const submissionId = randomUUID()
    const first = await ask({ submissionId, seenMicros: price })
    expect(await ask({ submissionId, seenMicros: 1 })).toMatchObject({
      jobId: (first as { jobId: string }).jobId,
    })
  })
})

describe('a hard budget', () => {
  it('lets exactly ten of two hundred at once through when there is room for ten', async () => {
    const { viewer, ask } = await asker()
    await aBudget(viewer, { limitMicros: price * 10 + 1 })
    const answers = await Promise.all(Array.from({ length: 200 }, () => pressed(ask)))
    expect(answers.map(codeOf).filter((code) => code === 'done')).toHaveLength(10)
    expect(answers.map(codeOf).filter((code) => code === 'budget_exceeded')).toHaveLength(190)
    expect(await jobsOf(viewer)).toHaveLength(10)
    expect(await spent(viewer)).toEqual({ held: price * 10, charged: 0, lost: 0 })
  })

  it('gives a double click its one job also when the budget is used up by then', async () => {
    const { viewer, ask } = await asker()
    await aBudget(viewer, { limitMicros: price })
    const submissionId = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => ask({ submissionId })))
    expect(new Set(answers.map((answer) => (answer as { jobId: string }).jobId)).size).toBe(1)
    expect(await jobsOf(viewer)).toHaveLength(1)
  })

  it('is named with what is left of it, the tightest first', async () => {
    const { viewer, ask } = await asker()
    await aBudget(viewer, { limitMicros: 400_000 })
    await aBudget(viewer, { limitMicros: 300_000, period: 'day', userId: viewer.userId })
    expect(codeOf(await ask())).toBe('done')
    expect(await ask()).toMatchObject({
      code: 'budget_exceeded',
      params: { price: '$0.28', left: '$0.02', period: 'day', scope: 'member' },
    })
  })

  it('of another member, another project or yesterday does not count', async () => {
    const { viewer, ask } = await asker()
    await aBudget(viewer, { limitMicros: 0, userId: randomUUID() })
    await aBudget(viewer, { limitMicros: 0, projectId: randomUUID() })
    await aBudget(viewer, { limitMicros: price, period: 'day' })
    expect(codeOf(await ask())).toBe('done')
    expect(codeOf(await ask())).toBe('budget_exceeded')
    await sql(`update job set created_at = created_at - interval '1 day' where workspace_id = $1`, [
      viewer.workspaceId,
    ])
    await sql(`update usage_day set day = day - 1 where workspace_id = $1`, [viewer.workspaceId])
    expect(codeOf(await ask())).toBe('done')
  })

  it('refuses what nobody knows the price of', async () => {
    const { viewer, ask } = await asker()
    await aBudget(viewer, { limitMicros: 1_000_000_000 })
    const answer = await ask({ model: 'I2V-01', resolution: '720P', durationSeconds: 6 })
    expect(codeOf(answer)).toBe('price_unknown')
  })

  it('that somebody set for themselves is named as theirs, and nobody is asked about it', async () => {
    const { viewer, ask } = await asker()
    await aBudget(viewer, { limitMicros: price - 1, userId: viewer.userId, isPersonal: true })
    expect(codeOf(await ask())).toBe('cap_exceeded')
    expect(codeOf(await ask({ askApproval: true }))).toBe('cap_exceeded')
  })
})

describe('a soft budget', () => {
  it('refuses nothing and tells at 50, 80 and 100 per cent, once each', async () => {
    const { viewer, ask } = await asker()
    await aBudget(viewer, { limitMicros: price * 10, isHard: false })
    const told: number[] = []
    for (let n = 1; n <= 12; n++) {
      expect(codeOf(await ask())).toBe('done')
      const [notices] = await sql<{ count: number }>(
        `select count(*)::int as count from notice where workspace_id = $1 and kind = 'budget_alert'`,
        [viewer.workspaceId],
      )
      told.push(notices?.count ?? 0)
    }
    expect(told).toEqual([0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3])
    const notices = await sql<{ data: { percent: number; usedMicros: number }; due: boolean }>(
      `select data, mail_due_at is not null as due from notice where workspace_id = $1 order by created_at`,
      [viewer.workspaceId],
    )
    expect(notices.map(({ data }) => data.percent)).toEqual([50, 80, 100])
    expect(notices[1]).toMatchObject({
      data: { usedMicros: price * 8, scope: 'workspace' },
      due: true,
    })
  })

  it('tells the highest only when several are reached at once', async () => {
    const { viewer, ask } = await asker()
    await aBudget(viewer, { limitMicros: price, isHard: false })
    await ask()
    const notices = await sql<{ percent: number }>(
      `select (data->>'percent')::int as percent from notice where workspace_id = $1`,
      [viewer.workspaceId],
    )
    expect(notices).toEqual([{ percent: 100 }])
  })
})

it('is on the audit, by whom and at what price', async () => {
  const { viewer, ask } = await asker()
  const { jobId } = (await ask()) as { jobId: string }
  const rows = await sql(
    `select action, subject_id, actor_id, after from audit where workspace_id = $1`,
    [viewer.workspaceId],
  )
  expect(rows).toEqual([
    {
      action: 'job.asked',
      subject_id: jobId,
      actor_id: viewer.userId,
      after: {
        model: 'MiniMax-Hailuo-2.3',
        resolution: '768P',
        durationSeconds: 6,
        priceMicros: price,
      },
    },
  ])
})
