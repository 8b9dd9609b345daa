import { afterAll, describe, expect, it } from 'vitest'
import { system } from '#lib/accounts/system.ts'

import { Refused } from '#lib/errors.ts'
import { closeQueue } from '#lib/queue.ts'
import { instanceAccount, workspaceAccount } from '#lib/upstream-keys/account.ts'
import { changeLimits, removeKey } from '#lib/upstream-keys/change.ts'
import { accountById, ownKeys, sendingAccount } from '#lib/upstream-keys/queries.ts'
import { saveKey } from '#lib/upstream-keys/save.ts'
import { testKey } from '#lib/upstream-keys/test.ts'
import { wipeKeys } from '#lib/upstream-keys/wipe.ts'
import { sql } from '#tests/support/database.ts'
import { aViewer, generate, reached, setFaults, withEngine } from '#tests/support/engine.ts'
import { aColleague } from '#tests/support/team.ts'

afterAll(() => closeQueue(5))

const worker = system('worker')
const key = (apiKey: string, rpm = 7) => ({
  workspace: '',
  provider: 'minimax' as const,
  apiKey,
  rpm,
  concurrency: 3,
})
const code = (answer: unknown) => (answer instanceof Refused ? answer.code : answer)

describe('a workspace’s own key', () => {
  const { sandbox } = withEngine()
  it('is tested without creating anything, and each answer has its own meaning', async () => {
    const ada = await aViewer()
    const before = await tasks(sandbox().url)
    const verdict = async (apiKey: string) => {
      const answer = await testKey(ada, { provider: 'minimax', apiKey })
      return answer instanceof Refused ? answer.code : answer.test
    }
    expect(await verdict('a-good-key-0123')).toBe('works')
    expect(await verdict('an-old-key-expired')).toBe('refused')
    for (const [baseCode, expected] of [
      [1004, 'refused'],
      [1008, 'no_balance'],
      [2056, 'no_plan'],
      [1013, 'unclear'],
    ] as const) {
      await setFaults(sandbox(), [{ call: 'query', fault: { kind: 'base', code: baseCode } }])
      expect([baseCode, await verdict('a-good-key-0123')]).toEqual([baseCode, expected])
    }
    await setFaults(sandbox(), [{ call: 'query', fault: { kind: 'refuse' } }])
    expect(await verdict('a-good-key-0123')).toBe('unreachable')
    await setFaults(sandbox(), [])
    expect(await tasks(sandbox().url)).toBe(before)
  })

  it('is not kept when the provider refuses it, and is no business of a member', async () => {
    const ada = await aViewer()
    expect(code(await saveKey(ada, key('an-old-key-expired')))).toBe('key_refused')
    const bob = await aColleague(ada)
    for (const answer of [
      await saveKey(bob, key('a-good-key-0123')),
      await testKey(bob),
      await changeLimits(bob, { rpm: 1, concurrency: 1 }),
      await removeKey(bob),
    ])
      expect(code(answer)).toBe('not_allowed')
    expect(
      await sql('select from upstream_key where workspace_id = $1', [ada.workspaceId]),
    ).toEqual([])
    expect(code(await removeKey(ada))).toBe('not_found')
  })

  it('is seen as its last four characters, and as none when it is short', async () => {
    const ada = await aViewer('Ada')
    expect(await saveKey(ada, key('a-good-key-0123'))).toEqual({ test: 'works' })
    const { own } = await ownKeys(ada)
    expect(own).toMatchObject({
      provider: 'minimax',
      last4: '0123',
      rpm: 7,
      concurrency: 3,
      addedBy: 'Ada',
    })
    expect(JSON.stringify(await ownKeys(ada))).not.toContain('a-good-key')
    await saveKey(ada, key('short-key'))
    expect((await ownKeys(ada)).own?.last4).toBe('')
    expect(code(await testKey(ada))).toEqual({ test: 'works' })
  })

  it('makes the videos of its workspace and of nobody else', async () => {
    const [ada, eve] = [await aViewer(), await aViewer()]
    await saveKey(ada, key('the-key-of-ada-1'))
    const [own, others] = [await generate(ada), await generate(eve)]
    await reached(ada, own, ['rendering', 'saving', 'done'])
    await reached(eve, others, ['rendering', 'saving', 'done'])
    const account = await sendingAccount(ada)
    expect(account.own).toBe(true)
    expect(await accountOf(own)).toBe(account.accountId)
    expect(await accountOf(others)).toBe(instanceAccount().id)
  })

  it('is still asked with after its removal until what runs has ended, then wiped', {
    timeout: 180_000,
  }, async () => {
    const ada = await aViewer()
    await saveKey(ada, key('the-key-of-ada-2'))
    const { accountId } = await sendingAccount(ada)
    await setFaults(sandbox(), [{ call: 'query', fault: { kind: 'status', word: 'Processing' } }])
    const running = await generate(ada)
    await reached(ada, running, ['rendering'])
    expect(await removeKey(ada)).toBeUndefined()
    await sql(
      `update upstream_key set removed_at = now() - interval '1 hour' where account_id = $1`,
      [accountId],
    )
    await wipeKeys(worker)
    expect((await ownKeys(ada)).leaving).toMatchObject([{ last4: 'da-2', running: 1 }])
    expect((await accountById(worker, accountId))?.apiKey).toBe('the-key-of-ada-2')
    const next = await generate(ada)
    await setFaults(sandbox(), [])
    await sql('update job set due_at = now() where id = any($1)', [[running, next]])
    await reached(ada, running, ['done'], 100)
    await reached(ada, next, ['rendering', 'saving', 'done'], 100)
    expect(await accountOf(next), 'nothing new goes with it').toBe(instanceAccount().id)
    await wipeKeys(worker)
    const [row] = await sql<{ sealed: Buffer; wrapped_key: Buffer }>(
      'select sealed, wrapped_key from upstream_key where account_id = $1',
      [accountId],
    )
    expect([row?.sealed.length, row?.wrapped_key.length]).toEqual([0, 0])
    expect(await accountById(worker, accountId)).toBeUndefined()
    expect(await ownKeys(ada)).toEqual({ own: null, leaving: [] })
  })

  it('calls the provider’s own host and no other', () => {
    const { host } = new URL(workspaceAccount('minimax', 'k').baseUrl)
    expect(host, 'with the sandbox that one').toBe(new URL(instanceAccount().baseUrl).host)
  })

  it('leaves a line in the audit for each change, and never itself', async () => {
    const ada = await aViewer()
    await saveKey(ada, key('the-key-of-ada-3'))
    await saveKey(ada, key('the-key-of-ada-3', 9))
    await changeLimits(ada, { rpm: 2, concurrency: 2 })
    await saveKey(ada, key('the-key-of-ada-4'))
    await removeKey(ada)
    const lines = await sql<{ action: string; before: object; after: object }>(
      'select action, before, after from audit where workspace_id = $1 order by seq',
      [ada.workspaceId],
    )
    expect(lines.map(({ action }) => action)).toEqual([
      'key.added',
      'key.limits_changed',
      'key.limits_changed',
      'key.replaced',
      'key.removed',
    ])
    expect(lines[2]).toMatchObject({
      before: { rpm: 9, concurrency: 3 },
      after: { rpm: 2, concurrency: 2 },
    })
    expect(JSON.stringify(lines)).not.toContain('the-key-of')
  })
})

async function tasks(sandboxUrl: string): Promise<number> {
  const answer = await (await fetch(`${sandboxUrl}/__sandbox/tasks`)).json()
  return answer.tasks.length
}

async function accountOf(jobId: string): Promise<string | undefined> {
  const [row] = await sql<{ account_id: string }>(
    `select account_id from attempt where job_id = $1 and state = 'accepted'`,
    [jobId],
  )
  return row?.account_id
}
