import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountFor } from '#lib/minimax/providers.ts'
import { queryTask } from '#lib/minimax/query.ts'
import { listen } from '../net/server.ts'
import { envelope, type Reply, upstream } from './upstream.ts'

const taskId = '427144058097923'
const body = (status: string, rest: object = {}, code = 0, message = 'success') =>
  envelope(code, message, { task_id: taskId, status, ...rest })

/** The outcome of one query that is answered with `reply`, asked once. */
async function outcomeOf(reply: Reply) {
  await using server = await upstream(reply)
  return await queryTask(server.account(), taskId, { tries: 1 })
}

describe('a status', () => {
  test.each(['Processing', 'processing', 'PROCESSING', ' Processing '])(
    '%j is running',
    async (word) => {
      expect(await outcomeOf({ body: body(word) })).toMatchObject({ kind: 'running', known: true })
    },
  )

  test.each(['Failed', 'Unknown', 'Expired', 'queued', '成功', 'succeeded', 'x'.repeat(500)])(
    'that nobody knows (%j) is still running',
    async (word) => {
      const outcome = await outcomeOf({ body: body(word) })
      expect(outcome).toMatchObject({ kind: 'running', known: false, status: word.slice(0, 64) })
    },
  )

  test.each(['success', 'SUCCESS', 'Success'])('%j is done', async (word) => {
    const outcome = await outcomeOf({ body: body(word, { file_id: '1' }) })
    expect(outcome).toMatchObject({ kind: 'succeeded', fileId: '1', width: undefined })
  })

  test.each([
    ['fail', 1026, 'input_moderated'],
    ['FAIL', 1027, 'output_moderated'],
    ['Fail', 0, 'unexplained'],
    ['Fail', 1002, 'unexplained'],
    ['Fail', 1004, 'unexplained'],
    ['Fail', 2013, 'parameters'],
  ])('%j with code %i has failed: %s', async (word, code, reason) => {
    expect(await outcomeOf({ body: body(word, {}, code, 'x') })).toMatchObject({
      kind: 'failed',
      reason,
    })
  })

  test('with an error beside it ends nothing', async () => {
    for (const code of [1002, 1026, 1027, 2013, 4711]) {
      for (const word of ['Processing', 'Success', 'odd']) {
        const reply = { body: body(word, { file_id: '1' }, code) }
        expect(await outcomeOf(reply), `${word} ${code}`).toMatchObject({
          kind: 'retry',
          why: 'code',
        })
      }
    }
  })

  test.each([1026, 1027])('that is empty, with code %i, is the end of the task', async (code) => {
    expect(await outcomeOf({ body: body('', {}, code) })).toMatchObject({ kind: 'failed' })
  })
})

describe('a file id', () => {
  test.each([
    ['"444795417354723"', '444795417354723'],
    ['444795417354723', '444795417354723'],
    ['9223372036854775807', '9223372036854775807'],
    ['"9223372036854775807"', '9223372036854775807'],
  ])('written as %s is the text %s', async (written, fileId) => {
    const reply = {
      body: JSON.stringify(body('Success', { file_id: 'X' })).replace('"X"', written),
    }
    expect(await outcomeOf(reply)).toMatchObject({ kind: 'succeeded', fileId })
  })

  test.each(['', '0', null, 0, '../x', 'a b'])('%j is none', async (file_id) => {
    expect(await outcomeOf({ body: body('Success', { file_id }) })).toMatchObject({
      kind: 'retry',
      why: 'file_id_missing',
    })
  })
})

describe('an answer that decides nothing', () => {
  test.each([
    ['another task', { body: envelope(0, '', { task_id: '1', status: 'Success', file_id: '2' }) }],
    ["another task's failure", { body: envelope(1026, '', { task_id: '1', status: 'Fail' }) }],
    ['no status', { body: envelope(0) }],
    ['no JSON', { body: '<html>' }],
    ['half of it', { body: JSON.stringify(body('Success', { file_id: '1' })).slice(0, -9) }],
    ['a key twice', { body: '{"status":"Fail","status":"Processing"}' }],
    ['a list', { body: '[{"status":"Fail"}]' }],
    ['a status that is a number', { body: { status: 3, base_resp: { status_code: 0 } } }],
    ['more than 64 KiB', { body: body('Success', { file_id: '1', x: 'x'.repeat(70_000) }) }],
  ])('has %s', async (_what, reply) => {
    expect(await outcomeOf(reply)).toMatchObject({ kind: 'retry', why: 'malformed' })
  })

  test.each([301, 404, 408, 409, 418, 429, 500, 502, 503, 504])('has status %i', async (status) => {
    const reply = { status, body: body('Success', { file_id: '1' }) }
    expect(await outcomeOf(reply)).toMatchObject({ kind: 'retry', why: 'http_status' })
  })

  test.each([500, 502])('has status %i, whatever code is in it', async (status) => {
    const reply = { status, body: body('', {}, 2013) }
    expect(await outcomeOf(reply)).toMatchObject({ kind: 'retry', why: 'http_status' })
  })
})

describe('the account may not ask', () => {
  test.each([401, 402, 403])('by status %i', async (status) => {
    expect(await outcomeOf({ status, body: 'no' })).toMatchObject({
      kind: 'stopped',
      reason: 'auth',
    })
  })

  test.each([1004, 2049, 1008, 2056])('by code %i', async (code) => {
    expect(await outcomeOf({ body: body('', {}, code) })).toMatchObject({
      kind: 'stopped',
      reason: 'auth',
    })
  })
})

describe('a query is tried again', () => {
  const processing = { body: body('Processing') }

  test.each([500, 502, 503, 408])('after status %i', async (status) => {
    await using server = await upstream({ status, body: '' }, { status, body: '' }, processing)
    expect(await queryTask(server.account(), taskId)).toMatchObject({ kind: 'running' })
    expect(server.asked.length).toBe(3)
  })

  test('after a reset, before and in the middle of the body', async () => {
    await using server = await upstream(
      (response) => response.socket?.resetAndDestroy(),
      (response) => {
        response.writeHead(200, { 'content-length': 100 }).write('{"status":')
        setTimeout(() => response.destroy(), 20)
      },
      processing,
    )
    expect(await queryTask(server.account(), taskId)).toMatchObject({ kind: 'running' })
    expect(server.asked.length).toBe(3)
  })

  test('after silence, and then no more than twice', async () => {
    await using server = await upstream(() => {})
    const outcome = await queryTask(server.account(), taskId, { timeoutMs: 100 })
    expect(outcome).toMatchObject({ kind: 'retry', why: 'network', httpStatus: undefined })
    expect(server.asked.length).toBe(3)
  })

  test('with a pause that grows', async () => {
    const at: number[] = []
    await using server = await upstream((response) => {
      at.push(performance.now())
      response.writeHead(503).end()
    })
    await queryTask(server.account(), taskId)
    const [first = 0, second = 0, third = 0] = at
    expect(second - first).toBeGreaterThan(150)
    expect(third - second).toBeGreaterThan((second - first) * 1.5)
    expect(third - first).toBeLessThan(3000)
  })

  test('but not when the network works and the answer is an error of the service', async () => {
    await using server = await upstream({ body: body('', {}, 1024) })
    expect(await queryTask(server.account(), taskId)).toMatchObject({ kind: 'retry', why: 'code' })
    expect(server.asked.length).toBe(1)
  })

  test('and never after the caller gave up', async () => {
    await using server = await upstream({ status: 503, body: '' })
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 100)
    const outcome = await queryTask(server.account(), taskId, { signal: stop.signal })
    expect(outcome).toMatchObject({ kind: 'retry' })
    expect(server.asked.length).toBe(1)
  })

  test('and says so when nobody is there', async () => {
    const server = await listen(() => {})
    await server.close()
    const account = accountFor({ provider: 'vapi', baseUrl: server.url, apiKey: 'k' })
    expect(await queryTask(account, taskId, { tries: 1 })).toMatchObject({
      kind: 'retry',
      why: 'network',
      excerpt: 'no answer: ECONNREFUSED',
    })
  })
})

test('an id cannot change the path that is asked', async () => {
  await using server = await upstream({ body: body('Processing') })
  await queryTask(server.account('vapi'), '../minimax?x=#y', { tries: 1 })
  expect(server.asked[0]?.url).toBe('/task/..%2Fminimax%3Fx%3D%23y')
})

test('an answer never ends a task without its own word or a code that says so', async () => {
  const replies = fc.record({
    status: fc.constantFrom(200, 200, 200, 400, 401, 404, 429, 500),
    word: fc.constantFrom('', 'Processing', 'Success', 'Fail', 'Failed', 'odd'),
    code: fc.constantFrom(0, 1000, 1002, 1004, 1008, 1026, 1027, 2013, 2049, 4711),
    file_id: fc.constantFrom('', '1'),
  })
  let given: { status: number; body: object } = { status: 200, body: {} }
  await using server = await upstream((response) => {
    response.writeHead(given.status).end(JSON.stringify(given.body))
  })
  await fc.assert(
    fc.asyncProperty(replies, async ({ status, word, code, file_id }) => {
      given = { status, body: body(word, { file_id }, code) }
      const outcome = await queryTask(server.account(), taskId, { tries: 1 })
      if (outcome.kind === 'failed') {
        expect(word === 'Fail' || code === 1026 || code === 1027).toBe(true)
      }
      if (outcome.kind === 'succeeded')
        expect([status, word, code, file_id]).toEqual([200, 'Success', 0, '1'])
      if (outcome.kind === 'stopped' && outcome.reason === 'unknown_task') {
        expect([code, status >= 500]).toEqual([2013, false])
      }
      if (outcome.kind === 'running') expect([status, code]).toEqual([200, 0])
    }),
    { numRuns: 500 },
  )
})
