import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { closeWorkspace } from '#lib/jobs/close-workspace.ts'
import { history } from '#lib/jobs/history-queries.ts'
import { leave, removeMember } from '#lib/jobs/leave.ts'
import { jobDetails } from '#lib/jobs/queries.ts'
import { transferOwnership } from '#lib/workspaces/change-role.ts'
import { members } from '#lib/workspaces/queries.ts'
import { granted } from '#tests/lib/accounts/people.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aFrame } from '#tests/support/engine.ts'
import { statementsOf } from '#tests/support/statements.ts'
import { anOwner, joined, type Mate, waitingJob } from './team.ts'

beforeEach(emptyDatabase)

/** A member with one job in each of the states that matter. */
async function atWork(owner: Viewer): Promise<{ mira: Mate; frameId: string }> {
  const mira = await joined(owner, 'member')
  const frameId = await aFrame(owner)
  for (const state of ['rendering', 'done', 'queued', 'queued'] as const) {
    const jobId = await waitingJob(mira.viewer, frameId, state)
    if (state !== 'queued')
      await sql(`update job set state = $2::job_state where id = $1`, [jobId, state])
  }
  return { mira, frameId }
}

async function takes(viewer: Viewer) {
  const { jobs } = await history(viewer, { limit: 50 })
  return jobs.map(({ prompt, state, member }) => `${prompt} ${state} ${member.id}`).sort()
}

test('what a removed member made and has running stays theirs; what waits is canceled', async () => {
  const { viewer } = await anOwner()
  const { mira } = await atWork(viewer)
  const hers = mira.viewer.userId
  expect((await members(viewer)).map(({ waiting }) => waiting)).toEqual([0, 2])
  expect(granted(await removeMember(viewer, hers, 'cancel')).settled).toBe(2)
  expect(await takes(viewer)).toEqual([
    `done done ${hers}`,
    `queued canceled ${hers}`,
    `queued canceled ${hers}`,
    `rendering rendering ${hers}`,
  ])
  const { jobs } = await history(viewer, { limit: 50 })
  expect(jobs.every(({ member }) => member.name === 'Mira')).toBe(true)
  expect(await sql(`select state from attempt where state = 'canceled'`)).toHaveLength(2)
  const canceled = jobs.find(({ state }) => state === 'canceled')
  const details = await jobDetails(viewer, canceled?.id ?? '')
  expect(details?.receipt.map(({ kind }) => kind)).toEqual(['asked', 'canceled'])
})

test('what waits can become that of who removes them, with what is held and counted for it', async () => {
  const { viewer } = await anOwner()
  const { mira } = await atWork(viewer)
  const hers = mira.viewer.userId
  await countAndHold(viewer)
  granted(await removeMember(viewer, hers, 'hand_over'))
  expect(await takes(viewer)).toEqual([
    `done done ${hers}`,
    `queued queued ${viewer.userId}`,
    `queued queued ${viewer.userId}`,
    `rendering rendering ${hers}`,
  ])
  const usage = await sql(
    `select user_id, held_micros::int as held, asked from usage_day order by user_id = $1`,
    [viewer.userId],
  )
  expect(usage).toEqual([
    { user_id: hers, held: 100, asked: 2 },
    { user_id: viewer.userId, held: 200, asked: 2 },
  ])
  const { jobs } = await history(viewer, { limit: 50, states: ['queued'] })
  const details = await jobDetails(viewer, jobs[0]?.id ?? '')
  expect(details?.receipt.map(({ kind }) => kind)).toEqual(['asked', 'handed_over'])
})

/** As if each take cost 100 and all but the finished one were still held. */
async function countAndHold({ workspaceId }: Viewer): Promise<void> {
  await sql('delete from usage_day where workspace_id = $1', [workspaceId])
  await sql(
    `insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros)
     select gen_random_uuid(), j.workspace_id, j.id, a.id, 'hold', 'available', 'held', 100
     from job j join attempt a on a.job_id = j.id where j.state <> 'done' and j.workspace_id = $1`,
    [workspaceId],
  )
  await sql(
    `insert into usage_day (workspace_id, day, user_id, project_id, model, resolution, duration_seconds, held_micros, asked)
     select workspace_id, (created_at at time zone 'utc')::date, user_id, project_id, model, resolution, duration_seconds,
       100 * count(*) filter (where state <> 'done'), count(*)
     from job where workspace_id = $1 group by 1, 2, 3, 4, 5, 6, 7`,
    [workspaceId],
  )
}

test('who leaves by themselves hands over to the oldest owner', async () => {
  const owner = await anOwner()
  const { mira } = await atWork(owner.viewer)
  granted(await leave(mira.viewer, 'hand_over'))
  const { jobs } = await history(owner.viewer, { limit: 50, states: ['queued'] })
  expect(jobs.map(({ member }) => member.id)).toEqual([owner.viewer.userId, owner.viewer.userId])
})

test('an owner can go once somebody else is one', async () => {
  const owner = await anOwner()
  const { mira } = await atWork(owner.viewer)
  granted(await transferOwnership(owner.viewer, mira.viewer.userId))
  granted(await leave(granted(await owner.next()), 'cancel'))
  expect((await members(granted(await mira.next()))).map(({ role }) => role)).toEqual(['owner'])
})

test.each([
  ['a leaver cancels', ({ mira }) => leave(mira, 'cancel')],
  ['a leaver hands over', ({ mira }) => leave(mira, 'hand_over')],
  ['goes with its workspace', ({ owner }) => closeWorkspace(owner, owner.workspaceName)],
] satisfies [string, (team: { owner: Viewer; mira: Viewer }) => Promise<unknown>][])(
  'what %s costs as many statements for nine takes as for one',
  async (_, ends) => {
    const statements = async (takesWaiting: number) => {
      const { viewer: owner } = await anOwner()
      const { viewer: mira } = await joined(owner, 'member')
      const frameId = await aFrame(owner)
      for (let n = 0; n < takesWaiting; n++) await waitingJob(mira, frameId)
      const count = await statementsOf(async () => granted(await ends({ owner, mira })))
      const steps = `select from event where kind in ('canceled', 'handed_over') and workspace_id = $1`
      expect(await sql(steps, [owner.workspaceId])).toHaveLength(takesWaiting)
      return count
    }
    expect(await statements(9)).toBe(await statements(1))
  },
)
