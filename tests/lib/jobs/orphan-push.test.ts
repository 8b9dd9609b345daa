import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { administers } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { answerCallback } from '#lib/jobs/answer-callback.ts'
import { callbackToken } from '#lib/jobs/callback-token.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { orphanPushes } from '#lib/jobs/orphan-push-queries.ts'
import { submit } from '#lib/jobs/submit.ts'
import { log } from '#lib/log.ts'
import { callbackDoor } from '#tests/support/callback-door.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'
import { takeLoggedErrors } from '#tests/support/logged-errors.ts'
import { statementsOf } from '#tests/support/statements.ts'

const push = (task_id: string, status = 'processing') => JSON.stringify({ task_id, status })

const kept = () =>
  sql<{ attempt_id: string; task_id: string; pushes: number; body: string }>(
    'select attempt_id, task_id, pushes, body from orphan_push order by task_id',
  )

const kinds = async (answers: ReturnType<typeof answerCallback>[]) =>
  (await Promise.all(answers)).map(({ kind }) => kind)

beforeEach(emptyDatabase)

describe('a push on an address of ours whose attempt is gone', () => {
  test('is kept once for its task and counted when it comes again, with what it last said', async () => {
    const gone = randomUUID()
    for (const status of ['processing', 'processing', 'success'])
      expect(await answerCallback(gone, push('427', status))).toEqual({ kind: 'taken' })
    const body = push('427', 'success')
    expect(await kept()).toEqual([{ attempt_id: gone, task_id: '427', pushes: 3, body }])
  })

  test('is counted in a burst as alone, one row for each attempt and task', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    const burst = [one, one, other, one, other].map((id, n) =>
      answerCallback(id, push(n === 3 ? '2' : '1', `${n}`)),
    )
    expect(new Set(await kinds(burst))).toEqual(new Set(['taken']))
    const rows = (await kept()).map(({ attempt_id, task_id, pushes, body }) => [
      attempt_id === one ? 'one' : 'other',
      `${task_id}: ${pushes}`,
      JSON.parse(body).status,
    ])
    expect(rows).toHaveLength(3)
    expect(rows).toEqual(
      expect.arrayContaining([
        ['one', '1: 2', '1'],
        ['other', '1: 2', '4'],
        ['one', '2: 1', '3'],
      ]),
    )
  })

  test('of which only the beginning is kept', async () => {
    await answerCallback(
      randomUUID(),
      JSON.stringify({ ...JSON.parse(push('1')), x: 'x'.repeat(9_000) }),
    )
    expect((await kept())[0]?.body).toHaveLength(4096)
  })

  test('comes along with pushes of attempts that are there, and hinders none', async () => {
    const here = await anAttempt()
    const gone = randomUUID()
    const burst = [here, gone, here].map((id) => answerCallback(id, push('1')))
    expect(await kinds(burst)).toEqual(['taken', 'taken', 'taken'])
    expect(await sql('select 1 from evidence')).toHaveLength(2)
    expect((await kept()).map(({ attempt_id }) => attempt_id)).toEqual([gone])
  })

  test('is told to the log when its task is new, and not again', async () => {
    const gone = randomUUID()
    const { level } = log
    log.level = 'warn'
    try {
      for (const task of ['1', '1', '2']) await answerCallback(gone, push(task))
      const told = takeLoggedErrors().map(({ attemptId, taskId }) => [attemptId, taskId])
      expect(told).toEqual([
        [gone, '1'],
        [gone, '2'],
      ])
    } finally {
      log.level = level
    }
  })

  test('is shown to who runs the instance, the newest first', async () => {
    const viewer = await aViewer()
    if (!administers(viewer)) throw new Error('the first account does not administer')
    expect(await orphanPushes(viewer)).toEqual({ total: 0, newest: [] })
    const gone = randomUUID()
    for (const task of ['1', '2', '2']) await answerCallback(gone, push(task))
    await sql(`update orphan_push set first_at = ('2026-01-0' || task_id || 'T03:04:05Z')::timestamptz,
      last_at = ('2026-01-1' || task_id || 'T03:04:05Z')::timestamptz`)
    expect(await orphanPushes(viewer)).toEqual({
      total: 2,
      newest: [
        {
          attemptId: gone,
          taskId: '2',
          pushes: 2,
          firstAt: '2026-01-02T03:04:05.000Z',
          lastAt: '2026-01-12T03:04:05.000Z',
        },
        {
          attemptId: gone,
          taskId: '1',
          pushes: 1,
          firstAt: '2026-01-01T03:04:05.000Z',
          lastAt: '2026-01-11T03:04:05.000Z',
        },
      ],
    })
  })
})

describe('no orphan is', () => {
  test('an attempt that is there, however old', async () => {
    const [fresh, old] = [await anAttempt(), await anAttempt()]
    await sql(`update attempt set created_at = now() - interval '9 days' where id = $1`, [old])
    const pushes = [fresh, old].map((id) => answerCallback(id, push('1')))
    expect(await kinds(pushes)).toEqual(['taken', 'missing'])
    expect(await kept()).toEqual([])
  })

  test.each(['', 'no json', '{"task_id":[],"status":"success"}', '{"task_id":"1"}', push('a b')])(
    'a body that says no task: %j',
    async (body) => {
      expect((await answerCallback(randomUUID(), body)).kind).toBe('odd')
      expect(await kept()).toEqual([])
    },
  )

  test('a challenge: it is refused and leaves no trace', async () => {
    const answer = await answerCallback(randomUUID(), JSON.stringify({ challenge: 'c' }))
    expect(answer).toEqual({ kind: 'missing' })
    expect(await kept()).toEqual([])
  })
})

describe('at the door', () => {
  const door = callbackDoor()
  beforeEach(() => new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve)))
  afterEach(() => new Promise((resolve) => door.close(resolve)))

  const knock = (token: string) => {
    const { port } = door.address() as AddressInfo
    const address = `http://127.0.0.1:${port}/api/minimax/callback/${token}`
    return fetch(address, { method: 'POST', body: push('427') })
  }

  test('an address with another attempt’s MAC is not found, and no database is asked', async () => {
    const [kid, , mac] = callbackToken(randomUUID()).split('.')
    const asked = await statementsOf(async () => {
      expect((await knock(`${kid}.${randomUUID()}.${mac}`)).status).toBe(404)
    })
    expect(asked).toBe(0)
    expect(await kept()).toEqual([])
  })

  test('a push whose attempt is gone is well received', async () => {
    const asked = await statementsOf(async () => {
      expect((await knock(callbackToken(randomUUID()))).status).toBe(200)
    })
    expect(asked).toBeGreaterThan(0)
    expect(await kept()).toHaveLength(1)
  })
})

/** The attempt of a job that was just asked for. */
async function anAttempt(): Promise<string> {
  const viewer = await aViewer()
  const frameId = await aFrame(viewer)
  const request = { submissionId: randomUUID(), frameId, prompt: '', ...defaultChoice }
  const submitted = await submit(viewer, request)
  if (submitted instanceof Refused) throw new Error(submitted.code)
  const [row] = await sql<{ id: string }>('select id from attempt where job_id = $1', [
    submitted.jobId,
  ])
  return row?.id ?? ''
}
