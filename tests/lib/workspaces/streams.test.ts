import { setTimeout as wait } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { removeMember } from '#lib/jobs/leave.ts'
import { eventStream } from '#lib/web/event-stream.ts'
import { changeRole } from '#lib/workspaces/change-role.ts'
import { other } from '#tests/lib/accounts/other-connection.ts'
import { granted } from '#tests/lib/accounts/people.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aFrame } from '#tests/support/engine.ts'
import { anOwner, joined, waitingJob } from './team.ts'

beforeEach(emptyDatabase)

/** Opens a stream and keeps what it says. */
function watch(viewer: Viewer) {
  const leaving = new AbortController()
  const heard = { text: '', over: false }
  void (async () => {
    const decoder = new TextDecoder()
    for await (const bytes of eventStream(viewer, '0', leaving.signal).body ?? [])
      heard.text += decoder.decode(bytes, { stream: true })
    heard.over = true
  })()
  return Object.assign(heard, { leave: () => leaving.abort() })
}

const soon = { timeout: 5_000 } // the next heartbeat is 15 s away

test('the open stream of who gets another role ends at once and says so; a new one is in the new role', async () => {
  const owner = await anOwner()
  const mira = await joined(owner.viewer, 'member')
  const [hers, his] = [watch(mira.viewer), watch(owner.viewer)]
  await waitingJob(owner.viewer, await aFrame(owner.viewer))
  for (const each of [hers, his]) await expect.poll(() => each.text, soon).toContain('event: job') // it listens
  granted(await changeRole(owner.viewer, mira.viewer.userId, 'viewer'))
  await expect.poll(() => hers.over, soon).toBe(true)
  expect(hers.text).toContain('event: over')
  const again = watch(granted(await mira.next()))
  await expect.poll(() => again.text, soon).toContain('event: role\ndata: viewer\n')
  expect(his.over).toBe(false)
  for (const { leave } of [again, his]) leave()
})

test('nothing that happens after a removal reaches the open stream of who was removed', async () => {
  const owner = await anOwner()
  const mira = await joined(owner.viewer, 'member')
  const frameId = await aFrame(owner.viewer)
  const [hers, his] = [watch(mira.viewer), watch(owner.viewer)]
  await waitingJob(owner.viewer, frameId, 'before she went')
  for (const each of [hers, his])
    await expect.poll(() => each.text, soon).toContain('before she went')
  granted(await removeMember(owner.viewer, mira.viewer.userId, 'cancel'))
  await waitingJob(owner.viewer, frameId, 'after she went')
  await expect.poll(() => his.text, soon).toContain('after she went')
  await expect.poll(() => hers.over, soon).toBe(true)
  expect(hers.text).not.toContain('after she went')
  his.leave()
})

test('what happens right after a removal waits until it is sure who may hear it', async () => {
  const owner = await anOwner()
  const mira = await joined(owner.viewer, 'member')
  const jobId = await waitingJob(owner.viewer, await aFrame(owner.viewer))
  const [hers, his] = [watch(mira.viewer), watch(owner.viewer)]
  for (const each of [hers, his]) await expect.poll(() => each.text, soon).toContain('event: job')
  const { workspaceId } = owner.viewer
  await other.query('begin; lock table session in access exclusive mode') // so that this takes long
  await sql(`begin;
    delete from member where workspace_id = '${workspaceId}' and user_id = '${mira.viewer.userId}';
    select pg_notify('firstframe_live', '${workspaceId}:session');
    update job set prompt = 'after she went' where id = '${jobId}';
    update workspace set last_event_seq = last_event_seq + 1 where id = '${workspaceId}';
    insert into event (workspace_id, seq, job_id, kind)
      select id, last_event_seq, '${jobId}', 'waiting' from workspace where id = '${workspaceId}';
    select pg_notify('firstframe_live', '${workspaceId}:2');
    commit`)
  await wait(700)
  expect([hers.text, his.text].join()).not.toContain('after she went')
  await other.query('commit')
  await expect.poll(() => his.text, soon).toContain('after she went')
  await expect.poll(() => hers.over, soon).toBe(true)
  expect(hers.text).not.toContain('after she went')
  his.leave()
})

test('each stream says what its own viewer may do with a job', async () => {
  const owner = await anOwner()
  const roles = ['admin', 'member', 'viewer', 'viewer'] as const
  const people = await Promise.all(roles.map((role) => joined(owner.viewer, role)))
  const streams = [owner, ...people].map(({ viewer }) => watch(viewer))
  await waitingJob(owner.viewer, await aFrame(owner.viewer))
  const canCancel = () =>
    streams.map(({ text }) => /"can":\{"cancel":(true|false)/.exec(text)?.[1] ?? 'unheard')
  await expect.poll(canCancel, soon).toEqual(['true', 'true', 'true', 'false', 'false'])
  for (const { leave } of streams) leave()
})
