import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { type Choice, defaultChoice } from '#lib/jobs/catalog.ts'
import { pricedSettings } from '#lib/jobs/priced-settings.ts'
import { promote } from '#lib/jobs/promote.ts'
import { promoted } from '#lib/jobs/promoted.ts'
import { jobDetails } from '#lib/jobs/queries.ts'
import { retry } from '#lib/jobs/retry.ts'
import { submit } from '#lib/jobs/submit.ts'
import { tightest } from '#lib/money/budget.ts'
import { purse } from '#lib/money/queries.ts'
import { setBudget } from '#lib/money/set-budget.ts'
import { closeQueue } from '#lib/queue.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'
import { aMemberOf } from '#tests/support/money.ts'

const draft: Choice = { ...defaultChoice, model: 'MiniMax-Hailuo-02', resolution: '512P' }
const fineMicros = 490_000

async function aTake(viewer: Viewer, state: string, choice: Choice = draft): Promise<string> {
  const frameId = await aFrame(viewer, 320, 320)
  const job = await submit(viewer, { ...choice, submissionId: randomUUID(), frameId, prompt: 'x' })
  if (job instanceof Refused) throw new Error(job.code)
  await sql(`update job set state = $2::job_state where id = $1`, [job.jobId, state])
  return job.jobId
}

const codeOf = (answer: unknown) => (answer instanceof Refused ? answer.code : 'done')
const idOf = (answer: { jobId: string } | Refused) => {
  if (answer instanceof Refused) throw new Error(answer.code)
  return answer.jobId
}

afterAll(() => closeQueue(5))

describe('the settings in 1080P of a take', () => {
  it('are those of a model that has 1080P, and none for a take that is in 1080P', () => {
    for (const settings of pricedSettings) {
      const choice = promoted({ ...defaultChoice, ...settings })
      if (settings.resolution === '1080P') expect(choice).toBeNull()
      else
        expect(choice).toMatchObject({
          model: settings.model.startsWith('I2V') ? 'MiniMax-Hailuo-2.3' : settings.model,
          resolution: '1080P',
          durationSeconds: 6,
        })
    }
    expect(promoted({ ...defaultChoice, model: 'MiniMax-Hailuo-9' })).toBeNull()
  })
})

describe('promoting a take', () => {
  it('is a new job of the same frame and prompt that knows where it came from, once for a press', async () => {
    const viewer = await aViewer()
    const jobId = await aTake(viewer, 'done', { ...draft, promptOptimizer: false })
    const submissionId = randomUUID()
    const terms = { seenMicros: fineMicros }
    const made = idOf(await promote(viewer, jobId, submissionId, terms))
    expect(idOf(await promote(viewer, jobId, submissionId, terms))).toBe(made)
    const [old, fine] = [await jobDetails(viewer, jobId), await jobDetails(viewer, made)]
    expect(fine).toMatchObject({
      prompt: 'x',
      frame: old?.frame,
      model: 'MiniMax-Hailuo-02',
      resolution: '1080P',
      durationSeconds: 6,
      promptOptimizer: false,
      priceMicros: fineMicros,
      source: { id: jobId, kind: 'promote' },
      retryOfId: null,
    })
    expect(old?.derived).toEqual([{ id: made, kind: 'promote' }])
    expect(old).toMatchObject({ resolution: '512P', source: null })
  })

  it('is refused of what is not finished, of 1080P, at another price and in another workspace', async () => {
    const viewer = await aViewer()
    const again = (jobId: string, terms = {}) => promote(viewer, jobId, randomUUID(), terms)
    expect(codeOf(await again(await aTake(viewer, 'failed')))).toBe('job_not_promotable')
    const fine = await aTake(viewer, 'done', { ...defaultChoice, resolution: '1080P' })
    expect(codeOf(await again(fine))).toBe('job_not_promotable')
    const jobId = await aTake(viewer, 'done')
    expect(codeOf(await again(jobId, { seenMicros: 1 }))).toBe('price_changed')
    expect(codeOf(await promote(await aViewer(), jobId, randomUUID()))).toBe('not_found')
    const onlooker = await aMemberOf(viewer, 'viewer', 'Vera')
    expect(codeOf(await promote(onlooker, jobId, randomUUID()))).toBe('not_allowed')
  })

  it('over a budget waits for approval when that is asked for, and so does a retry', async () => {
    const owner = await aViewer()
    const done = await aTake(owner, 'done')
    const failed = await aTake(owner, 'failed')
    const limit = { scope: 'workspace', period: 'month', kind: 'hard', limit: 210_000 } as const
    expect(codeOf(await setBudget(owner, limit))).toBe('done')
    for (const [again, jobId] of [[promote, done] as const, [retry, failed] as const]) {
      const submissionId = randomUUID()
      expect(codeOf(await again(owner, jobId, submissionId))).toBe('budget_exceeded')
      const waits = await again(owner, jobId, submissionId, { askApproval: true })
      expect(await jobDetails(owner, idOf(waits))).toMatchObject({ waiting: 'approval' })
    }
  })
})

it('a take of another workspace is nobody’s source', async () => {
  const viewer = await aViewer()
  const foreign = await aTake(await aViewer(), 'done')
  const request = { ...draft, submissionId: randomUUID(), prompt: 'x' }
  const frameId = await aFrame(viewer, 320, 320)
  const source = { id: foreign, kind: 'remix' } as const
  const made = idOf(await submit(viewer, { ...request, frameId }, { source }))
  expect(await jobDetails(viewer, made)).toMatchObject({ source: null })
  expect(await sql(`select source_id from job where id = $1`, [made])).toEqual([
    { source_id: null },
  ])
})

it('what is left counts the project that is chosen, and none that is not open', async () => {
  const owner = await aViewer()
  const { workspaceId } = owner
  const [autumn] = await sql<{ id: string }>(
    `insert into project (id, workspace_id, name, colour) values (gen_random_uuid(), $1, 'Autumn', 'slate') returning id`,
    [workspaceId],
  )
  const hard = { period: 'month', kind: 'hard' } as const
  await setBudget(owner, { scope: 'workspace', ...hard, limit: 5_000_000 })
  await setBudget(owner, { scope: `project:${autumn?.id}`, ...hard, limit: 1_000_000 })
  const { budgets } = await purse(owner, 'minimax')
  expect(tightest(budgets, autumn?.id)?.limitMicros).toBe(1_000_000)
  expect(tightest(budgets, undefined)?.limitMicros).toBe(5_000_000)
  const member = await aMemberOf(owner, 'member', 'Mo')
  await sql(`insert into project_member (project_id, workspace_id, user_id) values ($1, $2, $3)`, [
    autumn?.id,
    workspaceId,
    owner.userId,
  ])
  expect((await purse(member, 'minimax')).budgets).toHaveLength(1)
})
