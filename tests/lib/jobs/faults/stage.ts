import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { jobDetails, jobForViewer } from '#lib/jobs/queries.ts'
import type { JobDetails, JobState } from '#lib/jobs/view.ts'
import { isWait } from '#lib/jobs/view-row.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer, generate, oracle, setFaults, withEngine } from '#tests/support/engine.ts'
import { jobPage } from '#tests/support/job-page.tsx'
import { paragraphsIn, statesIn } from '#tests/support/rendered.tsx'
import { ends } from './ends.ts'
import { patience } from './patience.ts'
import type { Row } from './row.ts'

/** The engine with an account that is in nobody's way, and what a row does with it. */
export function faultStage() {
  Object.assign(env(), { MINIMAX_RPM: 100_000, MINIMAX_CONCURRENCY: 1000 })
  const engine = withEngine({ taskSeconds: 8 })
  const marks = new Map<Row, string>()
  let viewer: Viewer
  let frameId: string
  let hurry: ReturnType<typeof patience>

  beforeAll(async () => {
    viewer = await aViewer()
    frameId = await aFrame(viewer, 320, 320)
    hurry = patience()
  })
  afterAll(() => hurry.stop())

  /** Each row's rules are for its own job, by a mark in the prompt. */
  const markOf = (row: Row) => {
    const mark = marks.get(row) ?? randomUUID()
    marks.set(row, mark)
    return mark
  }
  const ruled = (rows: Row[]) =>
    rows.flatMap((row) =>
      row.faults.map(({ call, fault, when }) => {
        const unread = call === 'create' && fault.kind === 'refuse'
        return { call, fault, when: unread ? when : { ...when, promptIncludes: markOf(row) } }
      }),
    )
  // Videos of the same picture and moves stay with the sandbox: only the first is filmed.
  const ask = (prompt: string) =>
    generate(viewer, { frameId, prompt, model: 'MiniMax-Hailuo-02', resolution: '512P' })

  const acceptedFor = async (prompt: string) =>
    (await oracle(engine.sandbox())).accepted.filter(({ request }) => request.prompt === prompt)
  const lastPush = async (prompt: string) => {
    for (const end = Date.now() + longestSeconds * 1000; Date.now() < end; await wait(150)) {
      const pushes = (await acceptedFor(prompt)).flatMap((task) => task.pushes)
      if (pushes.some(isFirst) && pushes.some(isLast)) return
    }
    throw new Error('the pushes never came')
  }

  return {
    engine,
    ask,
    viewer: () => viewer,
    rule: (rows: Row[]) => setFaults(engine.sandbox(), ruled(rows)),
    async play(row: Row) {
      const prompt = `A street ${markOf(row)} ${row.word ?? ''}`.trim()
      const jobId = await ask(prompt)
      if (row.aged) await grow(viewer, jobId, row.aged)
      const job = await ended(viewer, jobId, ends[row.end].state)
      await expectEnd(job, row)
      expectOneTask(job, await acceptedFor(prompt))
      if (row.end === 'done' && row.faults.some(({ call }) => call === 'push')) {
        await lastPush(prompt)
        const after = await jobDetails(viewer, jobId)
        expect([after?.state, after?.receipt.at(-1)?.kind]).toEqual(['done', 'done'])
      }
      return job
    },
    /** That every rule of the row had something to strike. */
    async expectStruck(row: Row) {
      const answer = await fetch(`${engine.sandbox().url}/__sandbox/faults`)
      const { rules }: { rules: Struck[] } = await answer.json()
      const own = rules.filter(
        ({ rule }) => (rule.when.promptIncludes ?? markOf(row)) === markOf(row),
      )
      expect(
        own.filter(({ fired }) => fired === 0),
        'rules that struck nothing',
      ).toEqual([])
    },
  }
}

const isFirst = ({ status }: { status: string }) => status === 'processing'
const isLast = ({ status }: { status: string }) => status === 'success'

type Struck = { rule: { when: { promptIncludes?: string } }; fired: number }

async function grow(
  viewer: Viewer,
  jobId: string,
  { state, interval, unknown }: NonNullable<Row['aged']>,
) {
  await until(viewer, jobId, (job) => job.state === state)
  await sql(
    `update attempt set accepted_at = accepted_at - $2::interval where job_id = $1 and state = 'accepted'`,
    [jobId, interval],
  )
  if (unknown) await beUnknownSince(jobId, interval)
}

/** The first answer that there is no such task is made so old. */
async function beUnknownSince(jobId: string, interval: string) {
  for (const end = Date.now() + longestSeconds * 1000; Date.now() < end; await wait(150)) {
    const aged = await sql(
      `update attempt set unknown_since = unknown_since - $2::interval where job_id = $1 and unknown_since is not null returning id`,
      [jobId, interval],
    )
    if (aged.length > 0) return
  }
  throw new Error('the task never became unknown')
}

/** The job in the state it stays in: waiting with its reason, or at its end. */
async function ended(viewer: Viewer, jobId: string, state: JobState): Promise<JobDetails> {
  await until(viewer, jobId, (job) =>
    state === 'queued'
      ? job.state === 'queued' && job.waiting !== null
      : ['done', 'failed', 'attention'].includes(job.state),
  )
  const job = await jobDetails(viewer, jobId)
  if (!job) throw new Error('the job is gone')
  return job
}

const longestSeconds = 100

async function until(
  viewer: Viewer,
  jobId: string,
  there: (job: Pick<JobDetails, 'state' | 'waiting'>) => boolean,
) {
  for (const end = Date.now() + longestSeconds * 1000; Date.now() < end; await wait(150)) {
    const job = await jobForViewer(viewer, jobId)
    if (job && there(job)) return
  }
  const job = await jobDetails(viewer, jobId)
  const receipt = job?.receipt.map(({ kind, data }) => [kind, data])
  throw new Error(`still ${job?.state}: ${JSON.stringify(receipt)}`)
}

async function expectEnd(job: JobDetails, row: Row) {
  const told: { state: JobState; word: string; why?: string; money: string } = ends[row.end]
  const waited = job.receipt.flatMap(({ kind, data }) =>
    kind === 'waiting' && isWait(String(data.code)) ? [data.code] : [],
  )
  const onTheWay = row.meanwhile ?? (told.state === 'queued' ? [row.end] : [])
  expect([job.state, waited]).toEqual([told.state, onTheWay])
  const page = await jobPage(job)
  expect(statesIn(page)).toEqual([told.word])
  expect(paragraphsIn(page)).toEqual(
    expect.arrayContaining([told.money, ...(told.why ? [told.why] : [])]),
  )
  expect(job.failure ?? job.waiting).toBe(row.end === 'done' ? null : row.end)
}

/** Where the upstream took the task, it is on the job or the job is before a person; never is it sent twice. */
function expectOneTask(job: JobDetails, accepted: { taskId: string }[]) {
  const taken = accepted.map(({ taskId }) => taskId)
  expect(taken.length, 'sent more than once').toBeLessThanOrEqual(1)
  const bound = job.attempts.flatMap(({ taskId }) => taskId ?? [])
  expect(bound).toEqual(job.state === 'attention' && bound.length === 0 ? [] : taken)
}
