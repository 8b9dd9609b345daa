import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import { Refused } from '#lib/errors.ts'
import { pauseSeconds } from '#lib/jobs/lifecycle.ts'
import { pauseFor } from '#lib/jobs/pause-queries.ts'
import { resume } from '#lib/jobs/resume.ts'
import { closeQueue } from '#lib/queue.ts'
import { sql } from '#tests/support/database.ts'
import {
  aFrame,
  aViewer,
  generate,
  oracle,
  reached,
  setFaults,
  withEngine,
} from '#tests/support/engine.ts'
import { aColleague, queued } from '#tests/support/team.ts'

// The limit on calls counts what the tests before have sent.
beforeEach(() => sql(`update attempt set sending_at = sending_at - interval '1 hour'`))
afterAll(() => closeQueue(5))

const operations = system('operations')
const upstream = async () =>
  (
    await sql<{ pauses: number; paused: boolean; code: string; seconds: number }>(
      `select pauses, paused_until > now() as paused, pause_code as code, extract(epoch from paused_until - now())::int as seconds from upstream`,
    )
  )[0]

async function rejected(): Promise<number> {
  const [found] = await sql<{ n: number }>(
    `select count(*)::int as n from attempt where state = 'rejected'`,
  )
  return found?.n ?? 0
}

describe('an account without credit', () => {
  const { sandbox } = withEngine()
  it('makes its jobs wait, says so to who can act, and goes on by the button', async () => {
    const ada = { ...(await aViewer()), role: 'owner' as const }
    const bob = await aColleague(ada)
    const frameId = await aFrame(ada, 320, 320)
    await setFaults(sandbox(), [{ call: 'create', fault: { kind: 'base', code: 1008 } }])
    const first = await generate(ada, { frameId })
    await reached(ada, first, ['queued'], 20, ({ waiting }) => waiting === 'upstream_balance')
    const more = await queued(ada, 2, frameId)
    expect(await upstream()).toMatchObject({ paused: true, code: 'upstream_balance' })
    expect(await pauseFor(operations, ada.workspaceId)).toMatchObject({
      code: 'upstream_balance',
      waiting: 3,
      own: false,
    })
    const refused = await resume(bob)
    expect(refused instanceof Refused && refused.code).toBe('not_allowed')

    // Still no credit: one call tries it, not all that wait; the next pause is longer.
    const tried = await rejected()
    expect(await resume(ada)).toEqual({ resumed: true })
    await until(async () => (await upstream())?.pauses === 2 && (await rejected()) > tried)
    expect((await rejected()) - tried).toBe(1)
    expect((await upstream())?.seconds).toBeGreaterThan(100)
    expect((await oracle(sandbox())).accepted).toEqual([])

    await setFaults(sandbox(), [])
    expect(await resume(ada)).toEqual({ resumed: true })
    for (const id of [first, ...more]) await reached(ada, id, ['rendering', 'saving', 'done'])
    expect(await upstream()).toMatchObject({ paused: null, code: null, pauses: 0 })
    expect(await pauseFor(operations, ada.workspaceId)).toBeNull()
    expect(await resume(ada), 'there is nothing to resume').toEqual({ resumed: false })
    const lines = await sql(`select from audit where action = 'upstream.resumed'`)
    expect(lines).toHaveLength(2)
  })

  it('goes on by itself when the pause is over, and a poll that succeeds does not end it', async () => {
    const ada = { ...(await aViewer()), role: 'owner' as const }
    const frameId = await aFrame(ada, 320, 320)
    await setFaults(sandbox(), [
      { call: 'query', fault: { kind: 'status', word: 'Processing' } },
      { call: 'create', fault: { kind: 'base', code: 1008 }, when: { promptIncludes: 'poor' } },
    ])
    const running = await generate(ada, { frameId, prompt: 'rich' })
    await reached(ada, running, ['rendering'])
    const poor = await generate(ada, { frameId, prompt: 'poor' })
    await reached(ada, poor, ['queued'], 20, ({ waiting }) => waiting === 'upstream_balance')
    await setFaults(sandbox(), [])
    await sql('update upstream set last_ok_at = null')
    await sql('update job set due_at = now() where id = $1', [running])
    await until(
      async () => (await sql('select from upstream where last_ok_at is not null')).length > 0,
    )
    expect(await upstream()).toMatchObject({ paused: true, code: 'upstream_balance' })
    await sql(`update upstream set paused_until = now()`)
    const next = await generate(ada, { frameId })
    await reached(ada, next, ['rendering', 'saving', 'done'])
    await reached(ada, poor, ['rendering', 'saving', 'done'])
    expect(await upstream()).toMatchObject({ code: null, pauses: 0 })
  })

  it('pauses longer each time, to a limit; a limit on calls ends when the upstream says', () => {
    const pauses = [0, 1, 2, 3, 9].map((n) => pauseSeconds('upstream_balance', 60, n))
    expect(pauses).toEqual([60, 120, 240, 480, 600])
    expect(pauseSeconds('rate_limited', 75, 5)).toBe(75)
  })
})

it('a person cannot cut short what the upstream asked for', async () => {
  const ada = { ...(await aViewer()), role: 'owner' as const }
  await sql(
    `update upstream set paused_until = now() + interval '1 minute', pause_code = 'rate_limited'`,
  )
  expect(await resume(ada)).toEqual({ resumed: false })
  expect((await upstream())?.paused).toBe(true)
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
