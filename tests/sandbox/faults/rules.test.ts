import { beforeEach, describe, expect, test } from 'vitest'
import { sandboxForTests } from '../support/sandbox.ts'

const sandbox = await sandboxForTests()

beforeEach(async () => {
  await sandbox.control('POST', 'reset')
})

const unavailable = { kind: 'http', status: 503 }

/** The statuses of this many queries in a row. */
async function statuses(count: number, taskId = '1'): Promise<number[]> {
  const list: number[] = []
  for (let call = 0; call < count; call++) {
    list.push((await sandbox.get(`/task/${taskId}`)).status)
  }
  return list
}

describe('a rule fires', () => {
  test('on every call when it says nothing else', async () => {
    await sandbox.faults({ call: 'query', fault: unavailable })
    expect(await statuses(3)).toEqual([503, 503, 503])
  })

  test('on the occurrences it names', async () => {
    await sandbox.faults({ call: 'query', when: { nth: [2, 4] }, fault: unavailable })
    expect(await statuses(5)).toEqual([200, 503, 200, 503, 200])
  })

  test('on the first few', async () => {
    await sandbox.faults({ call: 'query', when: { first: 2 }, fault: unavailable })
    expect(await statuses(4)).toEqual([503, 503, 200, 200])
  })

  test('on a share, the same for the same seed', async () => {
    const draw = async (seed: number) => {
      await sandbox.faults({ call: 'query', when: { share: 0.3, seed }, fault: unavailable })
      return statuses(100)
    }
    const [one, again, other] = [await draw(7), await draw(7), await draw(8)]
    expect(again).toEqual(one)
    expect(other).not.toEqual(one)
    const hits = one.filter((status) => status === 503).length
    expect(hits).toBeGreaterThan(15)
    expect(hits).toBeLessThan(45)
  })

  test('only for its task, and counts only that one’s calls', async () => {
    const { task_id } = await sandbox.create({ prompt: 'sandbox:fail-input' })
    await sandbox.faults({ call: 'query', when: { taskId: task_id, nth: [2] }, fault: unavailable })
    expect(await statuses(2)).toEqual([200, 200])
    expect(await statuses(2, task_id)).toEqual([200, 503])
  })

  test('only for prompts that contain its words', async () => {
    await sandbox.faults({
      call: 'create',
      when: { promptIncludes: 'boat' },
      fault: { kind: 'base', code: 1008 },
    })
    const prompt = 'sandbox:fail-input'
    expect((await sandbox.create({ prompt })).base_resp.status_code).toBe(0)
    expect((await sandbox.create({ prompt: `a boat ${prompt}` })).base_resp.status_code).toBe(1008)
  })

  test('only for its call', async () => {
    await sandbox.faults({ call: 'retrieve', fault: unavailable })
    expect(await statuses(1)).toEqual([200])
  })

  test('before those after it in the list; each keeps its own count', async () => {
    await sandbox.faults(
      { call: 'query', when: { nth: [1] }, fault: { kind: 'http', status: 500 } },
      { call: 'query', when: { first: 2 }, fault: unavailable },
    )
    expect(await statuses(3)).toEqual([500, 503, 200])
    const { rules } = await sandbox.control('GET', 'faults')
    expect(rules).toMatchObject([
      { seen: 3, fired: 1 },
      { seen: 3, fired: 1 },
    ])
  })

  test('not after the rules were deleted', async () => {
    await sandbox.faults({ call: 'query', fault: unavailable })
    expect(await sandbox.control('DELETE', 'faults')).toMatchObject({ httpStatus: 200, rules: [] })
    expect(await statuses(1)).toEqual([200])
  })
})

describe('rules', () => {
  const rule = (status: number) => ({ call: 'query', fault: { kind: 'http', status } })

  test('take the place of those before', async () => {
    await sandbox.control('POST', 'faults', [rule(500), rule(501)])
    const replaced = await sandbox.control('POST', 'faults', [rule(502)])
    expect(replaced.rules.map(({ rule }) => rule.fault)).toMatchObject([{ status: 502 }])
    expect((await sandbox.control('POST', 'faults', [])).rules).toEqual([])
  })

  test.each([
    ['no list', {}, /list of rules/],
    ['no JSON', undefined, /list of rules/],
    [
      'an unknown call',
      [{ call: 'delete', fault: unavailable }],
      /^\[0]\.call: call must be one of create, query/,
    ],
    [
      'an unknown kind',
      [{ call: 'push', fault: unavailable }],
      /^\[0]\.fault\.kind: push knows the kinds drop, delay/,
    ],
    ['no fault', [{ call: 'push' }], /^\[0]\.fault/],
    ['a status out of range', [rule(200), rule(999)], /^\[1]\.fault\.status/],
    ['a field nobody knows', [{ ...rule(500), often: true }], /often/],
    ['an unknown condition', [{ ...rule(500), when: { every: 2 } }], /every/],
    ['an empty list of occurrences', [{ ...rule(500), when: { nth: [] } }], /^\[0]\.when\.nth/],
    ['a share over 1', [{ ...rule(500), when: { share: 30 } }], /^\[0]\.when\.share/],
    [
      'a task id on create',
      [{ call: 'create', when: { taskId: '1' }, fault: unavailable }],
      /^\[0]\.when\.taskId: the task has no id yet/,
    ],
    [
      'a prompt on a refused create',
      [{ call: 'create', when: { promptIncludes: 'x' }, fault: { kind: 'refuse' } }],
      /^\[0]\.when\.promptIncludes: a create call is refused before/,
    ],
  ])('with %s are refused, and say where', async (_, body, message) => {
    const answer = await sandbox.control('POST', 'faults', body)
    expect(answer.httpStatus).toBe(400)
    expect(answer.error).toEqual({ code: 'bad_request', message: expect.stringMatching(message) })
    expect((await sandbox.control('GET', 'faults')).rules).toEqual([])
  })
})
