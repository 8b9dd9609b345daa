import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { decide } from '#lib/jobs/approval.ts'
import { type Matrix, priced } from '#lib/jobs/batch.ts'
import { decideBatch } from '#lib/jobs/batch-approval.ts'
import { batchDetails, batchViews } from '#lib/jobs/batch-queries.ts'
import { type BatchRequest, batchRequest } from '#lib/jobs/batch-schema.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { dispatch } from '#lib/jobs/dispatch.ts'
import { cancelBatch, removeBatch, restoreBatch } from '#lib/jobs/end-batch.ts'
import { removeMember } from '#lib/jobs/leave.ts'
import { remove } from '#lib/jobs/remove.ts'
import { retry } from '#lib/jobs/retry.ts'
import { retryBatch } from '#lib/jobs/retry-batch.ts'
import { submitBatch } from '#lib/jobs/submit-batch.ts'
import type { JobState } from '#lib/jobs/view.ts'
import { balances, ledgerFaults } from '#lib/money/check-queries.ts'
import { priceTable } from '#lib/money/queries.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer, oracle, setFaults, withEngine } from '#tests/support/engine.ts'
import { aBudget, aMemberOf, spent } from '#tests/support/money.ts'

const { sandbox } = withEngine()
/** The smallest, which the sandbox films fast. */
const small = { ...defaultChoice, model: 'MiniMax-Hailuo-02', resolution: '512P' } as const
const price = 100_000
const prompts = [1, 2, 3, 4, 5].map((n) => `Rain on a window, take the ${n}th way [Push in]`)

let frames: string[]
let ada: Viewer

beforeAll(async () => {
  ada = await aViewer('Ada')
  frames = await Promise.all([320, 330, 340, 350].map((width) => aFrame(ada, width, 320)))
})
beforeEach(() => setFaults(sandbox(), []))
afterAll(async () => {
  expect(await ledgerFaults(system('worker'))).toEqual([])
  expect(Object.values(await balances(system('worker'))).reduce((a, b) => a + b, 0)).toBe(0)
})

const matrix = (changes: Partial<Matrix> = {}): Matrix => ({
  frameIds: frames,
  prompts,
  choices: [small],
  takes: 1,
  off: [],
  ...changes,
})

const request = (changes: Partial<BatchRequest> = {}): BatchRequest =>
  batchRequest.parse({ submissionId: randomUUID(), matrix: matrix(), ...changes })

const codeOf = (answer: unknown) => (answer instanceof Refused ? answer.code : 'done')

async function taken(viewer: Viewer, changes: Partial<BatchRequest> = {}): Promise<string> {
  const answer = await submitBatch(viewer, request(changes))
  if (answer instanceof Refused) throw new Error(answer.code)
  return answer.batchId
}

/** Somebody whose frames are those of the matrix. */
async function aTeam(limitMicros?: number) {
  const viewer = await aViewer('Olga')
  const own = await Promise.all([320, 330, 340, 350].map((width) => aFrame(viewer, width, 320)))
  if (limitMicros !== undefined) await aBudget(viewer, { limitMicros })
  return { viewer, grid: matrix({ frameIds: own }) }
}

async function rowsOf(batchId: string) {
  return sql<{
    id: string
    state: JobState
    take: number
    retry_of_id: string | null
    due: boolean
  }>(
    `select id, state, batch_take as take, retry_of_id, due_at is not null as due from job where batch_id = $1 order by batch_take, id`,
    [batchId],
  )
}

/** Until the takes are so far. The allowance of five calls a minute is new all the time. */
async function until(batchId: string, wanted: (states: JobState[]) => boolean) {
  for (let tries = 0; tries < 300; tries++) {
    await sql(
      `update attempt set sending_at = sending_at - interval '2 minutes' where state <> 'sending'`,
    )
    void dispatch()
    const rows = await rowsOf(batchId)
    if (wanted(rows.map(({ state }) => state))) return rows
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`still ${(await rowsOf(batchId)).map(({ state }) => state)}`)
}

const ended = (states: JobState[]) =>
  states.every((state) => state === 'done' || state === 'failed')

const countOf = async (table: string, { workspaceId }: Viewer) =>
  Number(
    (
      await sql<{ n: string }>(`select count(*) as n from ${table} where workspace_id = $1`, [
        workspaceId,
      ])
    )[0]?.n,
  )

describe('a batch of four frames with five prompts', () => {
  it('takes nothing at all when there is room for twelve, and says so', async () => {
    const { viewer, grid } = await aTeam(price * 12 + 5)
    const answer = await submitBatch(viewer, request({ matrix: grid }))
    expect(answer).toMatchObject({
      code: 'batch_exceeds',
      params: { room: 12, count: 20, price: '$2.00', left: '$1.200005', scope: 'workspace' },
    })
    for (const table of ['batch', 'job', 'attempt', 'transfer', 'usage_day', 'event'])
      expect(await countOf(table, viewer), table).toBe(0)
    expect(
      await sql(`select from audit where workspace_id = $1 and action like 'batch%'`, [
        viewer.workspaceId,
      ]),
    ).toEqual([])
  })

  it('is taken whole with room for twenty; three fail, and retry makes exactly three', async () => {
    const { viewer, grid } = await aTeam(price * 20)
    const word = `frail ${randomUUID()}`
    const wish = matrix({ ...grid, prompts: prompts.map((prompt) => `${prompt} ${word}`) })
    await setFaults(sandbox(), [
      {
        call: 'create',
        when: { promptIncludes: word, first: 3 },
        fault: { kind: 'base', code: 1026 },
      },
    ])
    const batchId = await taken(viewer, { matrix: wish, seen: { micros: price * 20, unknown: 0 } })
    expect(await spent(viewer)).toEqual({ held: price * 20, charged: 0, lost: 0 })
    expect((await rowsOf(batchId)).map(({ take }) => take)).toEqual([...Array(20).keys()])
    const first = await until(batchId, ended)
    const failed = first.filter(({ state }) => state === 'failed').map(({ id }) => id)
    expect(failed).toHaveLength(3)
    expect(await spent(viewer)).toEqual({ held: 0, charged: price * 17, lost: 0 })

    const again = { batchId, jobIds: failed, seen: { micros: price * 3, unknown: 0 } }
    const answers = await Promise.all([retryBatch(viewer, again), retryBatch(viewer, again)])
    expect(answers.map((each) => 'retried' in each && each.retried).sort()).toEqual([0, 3])
    const last = await until(batchId, (states) => states.length === 23 && ended(states))
    expect(last.filter(({ state }) => state === 'done')).toHaveLength(20)
    const retries = last.filter(({ retry_of_id }) => retry_of_id !== null)
    expect(retries.map(({ retry_of_id }) => retry_of_id).sort()).toEqual([...failed].sort())
    const { accepted } = await oracle(sandbox())
    expect(accepted.filter(({ request: { prompt } }) => prompt.includes(word))).toHaveLength(20)
    expect(await spent(viewer)).toEqual({ held: 0, charged: price * 20, lost: 0 })
    const details = await batchDetails(viewer, batchId)
    expect(details?.takes.map(({ job }) => job.state)).toEqual(Array(20).fill('done'))
    expect(details?.takes.filter(({ retries: n }) => n === 1)).toHaveLength(3)
    expect(details?.money).toEqual({ charged: price * 20, held: 0, lost: 0 })
    expect(await batchViews(viewer, { ids: [batchId] })).toMatchObject([
      { takes: 20, counts: { done: 20, failed: 0 }, prompts: 5 },
    ])
    const audit = await sql(
      `select action, after->>'takes' as takes from audit where subject_id = $1 order by seq`,
      [batchId],
    )
    expect(audit).toEqual([
      { action: 'batch.asked', takes: '20' },
      { action: 'batch.retried', takes: '3' },
    ])
  }, 150_000)

  it('costs as many statements as a batch of one', async () => {
    const { viewer, grid } = await aTeam(price * 200)
    const statements = async (wish: Matrix) => {
      const spy = vi.spyOn(pg.Client.prototype, 'query')
      const answer = await submitBatch(viewer, request({ matrix: wish }))
      const asViewer = /^firstframe_viewer_/ // the worker asks, too
      const count = spy.mock.contexts.filter((client) =>
        asViewer.test((client as pg.Client).user ?? ''),
      ).length
      spy.mockRestore()
      expect(codeOf(answer)).toBe('done')
      return count
    }
    const one = await statements(matrix({ frameIds: grid.frameIds.slice(0, 1), prompts: ['x'] }))
    expect(one).toBeGreaterThan(5)
    expect(await statements(matrix({ ...grid, takes: 4 }))).toBe(one)
  })
})

describe('a batch', () => {
  it('is one for a submission, also when two presses come at once and the budget has room for one', async () => {
    const { viewer, grid } = await aTeam(price * 20)
    const wish = request({ matrix: grid })
    const answers = await Promise.all([1, 2, 3].map(() => submitBatch(viewer, wish)))
    expect(new Set(answers.map((answer) => 'batchId' in answer && answer.batchId)).size).toBe(1)
    expect(await countOf('batch', viewer)).toBe(1)
    expect(await countOf('job', viewer)).toBe(20)
    expect(codeOf(await submitBatch(viewer, { ...wish, submissionId: randomUUID() }))).toBe(
      'batch_exceeds',
    )
  })

  it('is one of four that come at once when there is room for one', async () => {
    const { viewer, grid } = await aTeam(price * 20)
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => submitBatch(viewer, request({ matrix: grid }))),
    )
    expect(answers.map(codeOf).sort()).toEqual([...Array(3).fill('batch_exceeds'), 'done'])
    expect(await spent(viewer)).toEqual({ held: price * 20, charged: 0, lost: 0 })
  })

  it('leaves out the cells that are off, and takes the others as often as asked', async () => {
    const { viewer, grid } = await aTeam()
    const wish = { ...grid, prompts: prompts.slice(0, 2), takes: 3, off: [0, 5] }
    const batchId = await taken(viewer, { matrix: wish })
    const jobs = await sql<{ frame_id: string; prompt: string; n: string }>(
      'select frame_id, prompt, count(*) as n from job where batch_id = $1 group by 1, 2',
      [batchId],
    )
    expect(jobs).toHaveLength(6)
    expect(jobs.every(({ n }) => n === '3')).toBe(true)
    const has = (frame: number, prompt: number) =>
      jobs.some((job) => job.frame_id === grid.frameIds[frame] && job.prompt === prompts[prompt])
    expect([has(0, 0), has(2, 1), has(0, 1), has(3, 1)]).toEqual([false, false, true, true])
  })

  it('is refused when what was shown is not what it costs, known or not', async () => {
    const { viewer, grid } = await aTeam()
    const unpriced = { ...defaultChoice, model: 'I2V-01', resolution: '720P' } as const
    const wish = { ...grid, choices: [small, unpriced] }
    const answer = await submitBatch(
      viewer,
      request({ matrix: wish, seen: { micros: price * 20, unknown: 0 } }),
    )
    expect(answer).toMatchObject({
      code: 'batch_price_changed',
      params: { price: '$2.00', unknown: 20 },
    })
    expect(await countOf('job', viewer)).toBe(0)
    const seen = priced(wish, await priceTable(viewer, 'minimax'))
    expect(seen).toEqual({ micros: price * 20, unknown: 20 })
    expect(codeOf(await submitBatch(viewer, request({ matrix: wish, seen })))).toBe('done')
  })

  it('with a price that nobody knows fits under no budget that others set', async () => {
    const { viewer, grid } = await aTeam(price * 1000)
    const unpriced = { ...defaultChoice, model: 'I2V-01', resolution: '720P' } as const
    const wish = { ...grid, choices: [small, unpriced] }
    expect(codeOf(await submitBatch(viewer, request({ matrix: wish })))).toBe('price_unknown')
    expect(await countOf('job', viewer)).toBe(0)
  })

  it('is refused for a frame or a project of another workspace, and for who only looks', async () => {
    const { viewer, grid } = await aTeam()
    const mixed = matrix({ ...grid, frameIds: [...grid.frameIds.slice(0, 3), frames[0] ?? ''] })
    expect(codeOf(await submitBatch(viewer, request({ matrix: mixed })))).toBe('frame_missing')
    const [project] = await sql<{ id: string }>('select id from project where workspace_id = $1', [
      ada.workspaceId,
    ])
    const elsewhere = { matrix: grid, projectId: project?.id ?? '' }
    expect(codeOf(await submitBatch(viewer, request(elsewhere)))).toBe('project_closed')
    const looks = await aMemberOf(viewer, 'viewer', 'Vera')
    expect(codeOf(await submitBatch(looks, request({ matrix: grid })))).toBe('not_allowed')
    expect(await countOf('job', viewer)).toBe(0)
  })

  it('cancels what was not sent, gives back what it held, and can be deleted and brought back when it has ended', async () => {
    const { viewer, grid } = await aTeam()
    const batchId = await taken(viewer, { matrix: grid })
    const [sent] = await rowsOf(batchId)
    await sql(`update job set state = 'rendering', due_at = null where id = $1`, [sent?.id])
    expect(await cancelBatch(viewer, batchId)).toEqual({ canceled: 19 })
    expect(await cancelBatch(viewer, batchId)).toEqual({ canceled: 0 })
    expect(await spent(viewer)).toEqual({ held: price, charged: 0, lost: 0 })
    expect(codeOf(await removeBatch(viewer, batchId))).toBe('batch_not_deletable')
    await sql(`update job set state = 'queued', due_at = now() where id = $1`, [sent?.id])
    expect(await cancelBatch(viewer, batchId)).toEqual({ canceled: 1 })
    expect(codeOf(await removeBatch(viewer, batchId))).toBe('done')
    expect(await batchViews(viewer, { after: undefined, limit: 10 })).toEqual([])
    expect(
      await sql('select from job where batch_id = $1 and deleted_at is null', [batchId]),
    ).toEqual([])
    expect(codeOf(await removeBatch(viewer, batchId))).toBe('not_found')
    expect(codeOf(await restoreBatch(viewer, batchId))).toBe('done')
    expect(
      await sql('select from job where batch_id = $1 and deleted_at is null', [batchId]),
    ).toHaveLength(20)
    expect((await batchDetails(viewer, batchId))?.takes).toHaveLength(20)
  })

  it('has a retry from the page of one job as the same take', async () => {
    const { viewer, grid } = await aTeam()
    const batchId = await taken(viewer, { matrix: grid })
    await cancelBatch(viewer, batchId)
    const old = (await rowsOf(batchId))[7]
    const again = await retry(viewer, old?.id ?? '', randomUUID())
    if (again instanceof Refused) throw new Error(again.code)
    const details = await batchDetails(viewer, batchId)
    expect(details?.takes).toHaveLength(20)
    expect(details?.takes[7]).toMatchObject({ n: 7, retries: 1, job: { id: again.jobId } })
    const twice = await retry(viewer, old?.id ?? '', randomUUID())
    expect(twice, 'a second press, by whatever way, gets the first one’s job').toMatchObject({
      jobId: again.jobId,
    })
    const colleague = await aMemberOf(viewer, 'admin', 'Bela')
    expect(await retry(colleague, old?.id ?? '', randomUUID())).toMatchObject({
      jobId: again.jobId,
    })
    expect(await cancelBatch(viewer, batchId)).toEqual({ canceled: 1 })
  })

  it('whose retry was deleted does not offer another: it would be the same one', async () => {
    const { viewer, grid } = await aTeam()
    const batchId = await taken(viewer, { matrix: { ...grid, prompts: prompts.slice(0, 1) } })
    const jobIds = (await rowsOf(batchId)).map(({ id }) => id)
    await sql(`update job set due_at = null where batch_id = $1`, [batchId])
    await cancelBatch(viewer, batchId)
    await sql(`update job set state = 'failed' where batch_id = $1`, [batchId])
    const seen = { micros: price * 4, unknown: 0 }
    expect(await retryBatch(viewer, { batchId, jobIds, seen })).toMatchObject({ retried: 4 })
    await cancelBatch(viewer, batchId)
    const retries = (await rowsOf(batchId)).filter(({ retry_of_id }) => retry_of_id !== null)
    expect(codeOf(await remove(viewer, retries[0]?.id ?? ''))).toBe('done')
    const takes = (await batchDetails(viewer, batchId))?.takes ?? []
    expect(takes.map(({ askedAgain, job }) => [job.state, askedAgain])).toEqual([
      ['failed', true],
      ['canceled', false],
      ['canceled', false],
      ['canceled', false],
    ])
    expect(await retryBatch(viewer, { batchId, jobIds, seen })).toMatchObject({ retried: 0 })
    await sql(`update job set state = 'canceled' where id = any($1::uuid[])`, [jobIds])
  })

  it('that was deleted takes no retry in: it would be paid for and not be seen', async () => {
    const { viewer, grid } = await aTeam()
    const batchId = await taken(viewer, { matrix: { ...grid, prompts: prompts.slice(0, 1) } })
    await cancelBatch(viewer, batchId)
    const [old] = await rowsOf(batchId)
    await removeBatch(viewer, batchId)
    const again = await retry(viewer, old?.id ?? '', randomUUID())
    if (again instanceof Refused) throw new Error(again.code)
    const [row] = await sql('select batch_id, batch_take from job where id = $1', [again.jobId])
    expect(row).toEqual({ batch_id: null, batch_take: null })
  })

  it('is still there when who asked for it left and handed it over', async () => {
    const { viewer, grid } = await aTeam()
    const member = await aMemberOf(viewer, 'member', 'Cleo')
    const batchId = await taken(member, { matrix: { ...grid, prompts: prompts.slice(0, 1) } })
    await sql('update job set due_at = null where batch_id = $1', [batchId])
    expect(await removeMember(viewer, member.userId, 'hand_over')).not.toBeInstanceOf(Refused)
    expect((await batchDetails(viewer, batchId))?.takes).toHaveLength(4)
    expect(await batchViews(viewer, { ids: [batchId] })).toHaveLength(1)
  })

  it('of another workspace is not found, whatever one wants of it', async () => {
    const { viewer, grid } = await aTeam()
    const batchId = await taken(viewer, { matrix: grid })
    const jobIds = (await rowsOf(batchId)).map(({ id }) => id)
    const asked = [cancelBatch, removeBatch, restoreBatch].map((verb) => verb(ada, batchId))
    expect(
      codeOf(await retryBatch(viewer, { batchId, jobIds: [...jobIds, randomUUID()] })),
      'a take that is none of this batch',
    ).toBe('not_found')
    asked.push(
      retryBatch(ada, { batchId, jobIds }) as never,
      decideBatch(ada, batchId, true) as never,
    )
    expect((await Promise.all(asked)).map(codeOf)).toEqual(Array(5).fill('not_found'))
    expect(await batchDetails(ada, batchId)).toBeUndefined()
    expect(await batchViews(ada, { ids: [batchId] })).toEqual([])
    expect((await rowsOf(batchId)).every(({ state }) => state === 'queued')).toBe(true)
    await cancelBatch(viewer, batchId)
  })
})

describe('a batch of a workspace whose days of grace are over', () => {
  it('goes with it', async () => {
    const { viewer, grid } = await aTeam()
    const batchId = await taken(viewer, { matrix: grid })
    await cancelBatch(viewer, batchId)
    const { workspaceId } = viewer
    await sql(`update workspace set deleted_at = now() - interval '31 days' where id = $1`, [
      workspaceId,
    ])
    await sql(`select purge_workspace($1, interval '30 days')`, [workspaceId])
    expect(await sql('select from batch where id = $1', [batchId])).toEqual([])
  })
})

describe('a batch over a budget', () => {
  it('waits as a whole when its member asks, and goes or ends as a whole', async () => {
    const { viewer: owner } = await aTeam(price * 3)
    const member = await aMemberOf(owner, 'member', 'Mika')
    const own = await Promise.all([320, 330].map((width) => aFrame(member, width, 320)))
    const ask = () =>
      submitBatch(member, request({ matrix: matrix({ frameIds: own }), askApproval: true }))
    const waiting = await ask()
    if (waiting instanceof Refused) throw new Error(waiting.code)
    const { batchId } = waiting
    expect(waiting.waits).toBe(true)
    expect((await rowsOf(batchId)).every(({ due }) => !due)).toBe(true)
    expect(await spent(owner)).toEqual({ held: 0, charged: 0, lost: 0 })
    const notices = await sql('select from notice where workspace_id = $1', [owner.workspaceId])
    expect(notices, 'one for the ten').toHaveLength(1)
    expect(codeOf(await decideBatch(member, batchId, true))).toBe('not_allowed')
    expect(await decideBatch(owner, batchId, true)).toEqual({ decided: 10 })
    expect(codeOf(await decideBatch(owner, batchId, false))).toBe('approval_decided')
    expect(await spent(owner)).toEqual({ held: price * 10, charged: 0, lost: 0 })
    expect((await rowsOf(batchId)).every(({ due }) => due)).toBe(true)
    expect(await cancelBatch(owner, batchId)).toEqual({ canceled: 10 })
    const second = await ask()
    if (second instanceof Refused) throw new Error(second.code)
    // Nothing is held any more, and still ten cost more than there is.
    expect(second.waits).toBe(true)
    expect(await decideBatch(owner, second.batchId, false)).toEqual({ decided: 10 })
    const codes = await sql(
      'select distinct state, failure_code as code from job where batch_id = $1',
      [second.batchId],
    )
    expect(codes).toEqual([{ state: 'canceled', code: 'not_approved' }])
  })

  it('that is decided take by take stays to be decided until the last one', async () => {
    const { viewer: owner } = await aTeam(price)
    const member = await aMemberOf(owner, 'member', 'Mika')
    const frameIds = [await aFrame(member, 320, 320)]
    const asked = matrix({ frameIds, prompts: prompts.slice(0, 3) })
    const batchId = await taken(member, { matrix: asked, askApproval: true })
    const unseen = () =>
      sql(
        `select from notice where workspace_id = $1 and kind = 'approval_asked' and seen_at is null`,
        [owner.workspaceId],
      )
    const [one, two, three] = (await rowsOf(batchId)).map(({ id }) => id)
    for (const [jobId = '', approve] of [
      [one, true],
      [two, false],
    ] as const) {
      expect(codeOf(await decide(owner, jobId, approve))).toBe('done')
      expect(await unseen(), 'others wait still').toHaveLength(1)
    }
    expect(codeOf(await decide(owner, three ?? '', false))).toBe('done')
    expect(await unseen()).toEqual([])
    await cancelBatch(owner, batchId)
  })
})

describe('a batch in which others asked for takes again', () => {
  /** A canceled batch of Mika's, two takes of which Mika and Nora ask an admin for again. */
  async function askedAgain() {
    const { viewer: owner, grid } = await aTeam()
    const mika = await aMemberOf(owner, 'member', 'Mika')
    const nora = await aMemberOf(owner, 'member', 'Nora')
    const batchId = await taken(mika, { matrix: { ...grid, prompts: prompts.slice(0, 1) } })
    await cancelBatch(owner, batchId)
    await aBudget(owner, { limitMicros: price / 2 })
    for (const { userId } of [mika, nora])
      await aBudget(owner, { limitMicros: price, isHard: false, userId })
    const [one, two] = await rowsOf(batchId)
    for (const [member, id = ''] of [
      [mika, one?.id],
      [nora, two?.id],
    ] as const)
      expect(codeOf(await retry(member, id, randomUUID(), { askApproval: true }))).toBe('done')
    return { owner, mika, nora, batchId }
  }
  const kindsOf = async ({ workspaceId, userId }: Viewer) =>
    (
      await sql<{ kind: string }>(
        'select kind from notice where workspace_id = $1 and user_id = $2 and seen_at is null order by kind',
        [workspaceId, userId],
      )
    ).map(({ kind }) => kind)

  it('is approved for all of them: each hears of it, with what is used of their budget', async () => {
    const { owner, mika, nora, batchId } = await askedAgain()
    expect(await kindsOf(owner)).toEqual(['approval_asked', 'approval_asked'])
    expect(await decideBatch(owner, batchId, true)).toEqual({ decided: 2 })
    for (const member of [mika, nora])
      expect(await kindsOf(member)).toEqual(['approval_approved', 'budget_alert'])
    expect(await kindsOf(owner), 'nothing is left to decide').toEqual(Array(3).fill('budget_alert'))
    await cancelBatch(owner, batchId)
  })

  it('is declined for all of them', async () => {
    const { owner, mika, nora, batchId } = await askedAgain()
    expect(await decideBatch(owner, batchId, false)).toEqual({ decided: 2 })
    for (const member of [mika, nora]) expect(await kindsOf(member)).toEqual(['approval_declined'])
    expect(await kindsOf(owner)).toEqual([])
  })
})

describe('what is asked', () => {
  const judge = (changes: Partial<Matrix>) => {
    const judged = batchRequest.safeParse({ submissionId: randomUUID(), matrix: matrix(changes) })
    return judged.success
      ? 'taken'
      : [judged.error.issues[0]?.message, judged.error.issues[0]?.path.join('.')]
  }
  it('is at most a hundred takes, at least one, and each of them what a single one may be', () => {
    expect(judge({})).toBe('taken')
    const many = Array.from({ length: 26 }, (_, n) => `p ${n}`)
    expect(judge({ prompts: many.slice(0, 25) })).toBe('taken')
    expect(judge({ prompts: many })).toEqual(['batch_too_many', 'matrix.takes'])
    expect(judge({ prompts: many, off: [0, 1, 2, 3] })).toBe('taken')
    expect(judge({ prompts: many, off: [0, 0, 0, 0, 999] })).toEqual([
      'batch_too_many',
      'matrix.takes',
    ])
    expect(judge({ prompts: many.slice(0, 13), takes: 2 })).toEqual([
      'batch_too_many',
      'matrix.takes',
    ])
    expect(judge({ prompts: ['x'], off: [0, 1, 2, 3] })).toEqual(['batch_empty', 'matrix.off'])
    expect(judge({ prompts: ['fine', 'x'.repeat(2001)] })).toEqual([
      'prompt_too_long',
      'matrix.prompts.1',
    ])
    const illegal = { ...defaultChoice, resolution: '512P' } as const
    expect(judge({ choices: [small, illegal] })).toEqual([
      'resolution_unsupported',
      'matrix.choices.1',
    ])
    expect(judge({ frameIds: [] })).toEqual(['frame_missing', 'matrix.frameIds'])
  })
})
