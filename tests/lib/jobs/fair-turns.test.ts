import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { pin } from '#lib/jobs/pin.ts'
import { queueOrder } from '#lib/jobs/queue-order.ts'
import { claimNextSend, type Permits } from '#lib/jobs/send-rows.ts'
import { accountsWaiting } from '#lib/jobs/sendable-rows.ts'
import { closeQueue } from '#lib/queue.ts'
import { replaceKey } from '#lib/upstream-keys/rows.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'
import { aColleague, queued } from '#tests/support/team.ts'

const permits: Permits = {
  accountId: 'instance',
  instanceAccountId: 'instance',
  provider: 'vapi',
  bootId: randomUUID(),
  rpm: 1000,
  concurrency: 1000,
  leaseSeconds: 90,
  callbacks: true,
}

async function claimed(count: number, changes: Partial<Permits> = {}): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) {
    const next = await claimNextSend({ ...permits, ...changes })
    if (!next) return ids
    ids.push(next.jobId)
  }
  return ids
}

/** As if `minutes` had passed since every send. */
const later = (minutes: number) =>
  sql(`update attempt set sending_at = sending_at - make_interval(mins => $1)`, [minutes])

/** As if these had been asked for together. */
const asBatch = (ids: string[]) =>
  sql<{ id: string }>(
    `with first as (select * from job where id = $1), made as (
       insert into batch (id, workspace_id, user_id, project_id, submission_id)
       select gen_random_uuid(), workspace_id, user_id, project_id, gen_random_uuid() from first returning id
     )
     select id from made`,
    [ids[0]],
  ).then(([batch]) =>
    sql(
      `update job j set batch_id = $1, batch_take = t.n from unnest($2::uuid[]) with ordinality as t (id, n) where j.id = t.id`,
      [batch?.id, ids],
    ),
  )

const ownerOf = async (ids: string[]) => {
  const rows = await sql<{ id: string; workspace_id: string }>(
    'select id, workspace_id from job where id = any($1)',
    [ids],
  )
  return ids.map((id) => rows.find((row) => row.id === id)?.workspace_id ?? '')
}

const bring = (viewer: Viewer, accountId: string, rpm: number, concurrency = 1000) =>
  replaceKey(viewer, {
    accountId,
    provider: 'vapi',
    apiKey: 'k'.repeat(20),
    last4: 'kkkk',
    rpm,
    concurrency,
  })

beforeEach(async () => {
  for (const table of ['upstream', 'upstream_key', 'job']) await sql(`delete from ${table}`)
  await sql('update workspace set last_sent_at = null, suspended_at = null, deleted_at = null')
})
afterAll(() => closeQueue(5))

describe('the turn', () => {
  it('goes to the other member next, although one has queued fifty', async () => {
    const busy = await aViewer('Busy')
    const other = await aColleague(busy)
    const fifty = await queued(busy, 50)
    await claimed(3)
    const [single = ''] = await queued(other, 1)
    expect(await claimed(1)).toEqual([single])
    expect(await claimed(2), 'and then on with the fifty').toEqual(fifty.slice(3, 5))
  })

  it('goes round ten workspaces that share five calls a minute, whatever each has queued', async () => {
    const viewers = await Promise.all(Array.from({ length: 10 }, (_, n) => aViewer(`Team ${n}`)))
    for (const [n, viewer] of viewers.entries()) await queued(viewer, n === 0 ? 30 : 4)
    const sends: string[] = []
    for (let minute = 0; minute < 6; minute++) {
      const ids = await claimed(10, { rpm: 5 })
      expect(ids, `minute ${minute}`).toHaveLength(5)
      sends.push(...(await ownerOf(ids)))
      await later(2)
    }
    const each = viewers.map(({ workspaceId }) => sends.filter((id) => id === workspaceId).length)
    expect(each).toEqual(Array(10).fill(3))
    for (let n = 0; n + 10 <= sends.length; n += 10)
      expect(new Set(sends.slice(n, n + 10)).size, 'each once before any twice').toBe(10)
  })

  it('goes to what an admin pinned, then to single jobs, and to batches last', async () => {
    const ada = { ...(await aViewer()), role: 'owner' as const }
    const bob = await aColleague(ada)
    const batch = await queued(ada, 3)
    await asBatch(batch)
    const [own = ''] = await queued(ada, 1)
    const [others = '', last = ''] = await queued(bob, 2)
    expect(await pin(ada, last, true)).toEqual({ jobId: last })
    const order = await claimed(10)
    expect(order[0]).toBe(last)
    expect(order.slice(1, 3).sort()).toEqual([own, others].sort())
    expect(order.slice(3)).toEqual(batch)
  })

  it('is told to people as it then comes', async () => {
    const ada = { ...(await aViewer()), role: 'owner' as const }
    const team = [ada, await aColleague(ada), await aColleague(ada)]
    const frames = new Map<string, string>()
    const all: string[] = []
    for (let n = 0; n < 18; n++) {
      const member = team[(n * n + n) % 3] ?? ada
      const frame = frames.get(member.userId) ?? (await aFrame(member, 320, 320))
      frames.set(member.userId, frame)
      all.push(...(await queued(member, 1, frame)))
    }
    await asBatch(all.slice(4, 11))
    for (const id of [all[15], all[6]]) await pin(ada, id ?? '', true)
    await claimed(2)
    const jobs = await sql<{ id: string; userId: string; pinned: boolean; batch: boolean }>(
      `select id, user_id as "userId", pinned_at is not null as pinned, batch_id is not null as batch from job
       where state = 'queued' order by pinned_at nulls last, created_at, id`,
    )
    const members = await sql<{ user_id: string }>(
      'select user_id from member where workspace_id = $1 order by last_sent_at nulls first',
      [ada.workspaceId],
    )
    const told = queueOrder(
      jobs,
      members.map(({ user_id }) => user_id),
    )
    expect(await claimed(99)).toEqual(told)
    expect(told).toHaveLength(16)
  })
})

describe('an upstream account', () => {
  it('has one limit for all workspaces that brought its key, the strictest', async () => {
    const [one, two, third] = [await aViewer('One'), await aViewer('Two'), await aViewer('Third')]
    await bring(one, 'shared', 9)
    await bring(two, 'shared', 4)
    for (const viewer of [one, two, third]) await queued(viewer, 6)
    const shared = await claimed(99, { accountId: 'shared' })
    expect(shared).toHaveLength(4)
    const turns = await ownerOf(shared)
    expect(turns.filter((id) => id === one.workspaceId)).toHaveLength(2)
    expect(turns).not.toContain(third.workspaceId)
    expect(new Set(await ownerOf(await claimed(99)))).toEqual(new Set([third.workspaceId]))
  })

  it('obeys the environment, too, when it is the instance’s own', async () => {
    const [own, guest] = [await aViewer('Own'), await aViewer('Guest')]
    await bring(own, 'instance', 50)
    await queued(own, 3)
    await queued(guest, 3)
    expect(await claimed(99, { rpm: 2 })).toHaveLength(2)
  })

  it('is asked only for those who may send, and not while it pauses', async () => {
    const names = async () =>
      (await accountsWaiting({ accountId: 'instance', provider: 'vapi' }))
        .map((a) => a.accountId)
        .sort()
    expect(await names()).toEqual([])
    const [one, two] = [await aViewer('One'), await aViewer('Two')]
    await bring(two, 'theirs', 9)
    await queued(one, 1)
    await queued(two, 1)
    expect(await names()).toEqual(['instance', 'theirs'])
    await sql(
      `insert into upstream (account_id, provider, paused_until) values ('theirs', 'vapi', now() + interval '1 minute')`,
    )
    expect(await names()).toEqual(['instance'])
    await sql('update workspace set suspended_at = now() where id = $1', [one.workspaceId])
    expect(await names()).toEqual([])
    expect(await claimed(1), 'nor claimed by who asked before').toEqual([])
    await sql('update workspace set suspended_at = null, deleted_at = now() where id = $1', [
      one.workspaceId,
    ])
    expect(await names()).toEqual([])
    await sql('update workspace set deleted_at = null')
    await sql(`update job set approval_asked_at = now() where workspace_id = $1`, [one.workspaceId])
    expect(await names(), 'a job that waits for approval waits').toEqual([])
    expect(await claimed(1)).toEqual([])
  })
})
