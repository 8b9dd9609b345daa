import { beforeEach, describe, expect, test } from 'vitest'
import { raw } from '../support/raw.ts'
import { startReceiver } from '../support/receiver.ts'
import { failureOf, goodBody, type Json, key, sandboxForTests } from '../support/sandbox.ts'

const sandbox = await sandboxForTests()

beforeEach(async () => {
  await sandbox.control('POST', 'reset')
})

const body = { ...goodBody, prompt: 'sandbox:fail-input' }
const fault = (fault: Json, when: Json = {}) => sandbox.faults({ call: 'create', when, fault })
const create = () => sandbox.post(body)
const rawCreate = () =>
  raw(`${sandbox.url}/v1/video_generation`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** The tasks that exist now: each with how its answer went. */
async function answers(): Promise<string[]> {
  const { tasks } = await sandbox.oracle()
  return tasks.map(({ answer }) => answer)
}

describe('the connection', () => {
  test('refuse: cut before anything is read; no task', async () => {
    await fault({ kind: 'refuse' })
    const error = await failureOf(rawCreate())
    expect(error).toMatchObject({ code: expect.stringMatching(/ECONNRESET|EPIPE/) })
    expect(await answers()).toEqual([])
  })

  test('reset before: cut after the request was read; no task', async () => {
    await fault({ kind: 'reset' })
    expect(await failureOf(rawCreate())).toMatchObject({ code: 'ECONNRESET' })
    expect(await answers()).toEqual([])
  })

  test('reset after: the task exists, its answer is lost', async () => {
    await fault({ kind: 'reset', at: 'after' })
    expect(await failureOf(rawCreate())).toMatchObject({ code: 'ECONNRESET' })
    expect(await answers()).toEqual(['lost'])
  })

  test('delay before: accepted late', async () => {
    await fault({ kind: 'delay', milliseconds: 1000 })
    const call = create()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await answers()).toEqual([])
    expect((await (await call).json()).task_id).toMatch(/^\d{15}$/)
    expect(await answers()).toEqual(['sent'])
  })

  test('delay after: accepted at once, answered late', async () => {
    await fault({ kind: 'delay', at: 'after', milliseconds: 1000 })
    const start = performance.now()
    const call = create()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await answers()).toEqual(['open'])
    expect((await (await call).json()).task_id).toMatch(/^\d{15}$/)
    expect(performance.now() - start).toBeGreaterThan(995)
  })

  test.each([
    300, 302, 400, 401, 402, 403, 404, 408, 409, 413, 418, 422, 429, 500, 501, 502, 503, 504, 529,
  ])('http: %d without a task, or with one', async (status) => {
    await fault({ kind: 'http', status })
    expect((await rawCreate()).status).toBe(status)
    expect(await answers()).toEqual([])
    await fault({ kind: 'http', status, at: 'after' })
    expect((await rawCreate()).status).toBe(status)
    expect(await answers()).toEqual(['disturbed'])
  })

  test.each([
    ['html', 'text/html', /^<html>/],
    ['json', 'application/json', /^\{"error"/],
    ['text', 'text/plain', /503/],
    ['empty', 'text/plain', /^$/],
  ])('http: with a body of %s and headers of one’s choice', async (kind, type, text) => {
    await fault({ kind: 'http', status: 503, body: kind, headers: { 'retry-after': '7' } })
    const answer = await rawCreate()
    expect(answer.headers).toMatchObject({ 'content-type': type, 'retry-after': '7' })
    expect(answer.text).toMatch(text)
  })
})

describe('the answer', () => {
  test.each([
    [1000, 'unknown error'],
    [1001, 'request timeout'],
    [1002, 'rate limit exceeded(RPM)'],
    [1008, 'insufficient balance'],
    [1013, 'internal service error'],
    [1024, 'internal error'],
    [1028, 'quota exhausted'],
    [1033, 'system error'],
    [1039, 'token limit'],
    [1041, 'conn limit'],
    [2038, 'please complete real-name verification'],
    [2045, 'rate growth limit'],
    [2056, 'usage limit exceeded'],
    [2067, 'token plan usage limit reached'],
    [31_337, 'unknown error'],
  ])('base: %d, %s', async (code, status_msg) => {
    await fault({ kind: 'base', code })
    const response = await create()
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      task_id: '',
      base_resp: { status_code: code, status_msg },
    })
    expect(await answers()).toEqual([])
  })

  test('base: with a text of its own, and after accepting', async () => {
    const text = 'your current token plan not support model, MiniMax-Hailuo-2.3'
    await fault({ kind: 'base', code: 2061, text, at: 'after' })
    expect((await (await create()).json()).base_resp.status_msg).toBe(text)
    expect(await answers()).toEqual(['disturbed'])
  })

  test('body: malformed, as JSON that breaks off', async () => {
    await fault({ kind: 'body', as: 'malformed' })
    const { status, text, complete } = await rawCreate()
    expect({ status, complete }).toEqual({ status: 200, complete: true })
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
    expect(await answers()).toEqual(['disturbed'])
  })

  test('body: truncated, with less than its length promises', async () => {
    await fault({ kind: 'body', as: 'truncated' })
    const { text, headers, complete } = await rawCreate()
    expect(complete).toBe(false)
    expect(text.length).toBeLessThan(Number(headers['content-length']))
    expect(await answers()).toEqual(['lost'])
  })

  test('body: huge, true JSON with much padding', async () => {
    await fault({ kind: 'body', as: 'huge', sizeBytes: 5_000_000 })
    const { text } = await rawCreate()
    expect(text.length).toBeGreaterThan(5_000_000)
    expect(JSON.parse(text).task_id).toMatch(/^\d{15}$/)
  })

  test('body: huge, and the caller may leave in the middle', async () => {
    await fault({ kind: 'body', as: 'huge' })
    const response = await create()
    const reader = response.body?.getReader()
    await reader?.read()
    await reader?.cancel()
    expect((await sandbox.control('GET', 'health')).ok).toBe(true)
    expect(await answers()).toEqual(['lost'])
  })

  test('body: html, as from a gateway that wants a sign-in', async () => {
    await fault({ kind: 'body', as: 'html' })
    const response = await create()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html')
    expect(await answers()).toEqual(['disturbed'])
  })

  test('body: duplicate keys, the second one false', async () => {
    await fault({ kind: 'body', as: 'duplicate_keys' })
    const { text } = await rawCreate()
    const [task] = (await sandbox.oracle()).tasks
    expect([...text.matchAll(/"task_id":"(\d+)"/g)].map((match) => match[1])).toEqual([
      task?.taskId,
      '999999999999999',
    ])
    expect(JSON.parse(text).task_id).toBe('999999999999999')
  })

  test('body: empty', async () => {
    await fault({ kind: 'body', as: 'empty' })
    expect(await rawCreate()).toMatchObject({ status: 200, text: '' })
    expect(await answers()).toEqual(['disturbed'])
  })

  test('body: before, a strange answer without a task', async () => {
    await fault({ kind: 'body', as: 'empty', at: 'before' })
    await rawCreate()
    expect(await answers()).toEqual([])
  })
})

test('trickle: the right answer, so slowly that only a limit for the whole call ends it', async () => {
  await fault({ kind: 'trickle', milliseconds: 500 })
  const start = performance.now()
  const { text } = await rawCreate()
  expect(performance.now() - start).toBeGreaterThan(495)
  expect(JSON.parse(text).task_id).toMatch(/^\d{15}$/)
  expect(await answers()).toEqual(['sent'])
})

describe('the task id', () => {
  test.each([
    ['number', /^\{"task_id":\d{15},/],
    ['empty', /^\{"task_id":"",/],
    ['missing', /^\{"base_resp"/],
    ['huge', /^\{"task_id":"9{5000}",/],
  ])('%s, though the task is accepted', async (as, text) => {
    await fault({ kind: 'task_id', as })
    expect((await rawCreate()).text).toMatch(text)
    expect(await answers()).toEqual(['disturbed'])
  })

  test('reused: the id of the task before', async () => {
    await fault({ kind: 'task_id', as: 'reused' }, { nth: [2] })
    const first = await (await create()).json()
    const second = await (await create()).json()
    expect(second.task_id).toBe(first.task_id)
    const { tasks } = await sandbox.oracle()
    expect(tasks[1]?.taskId).not.toBe(tasks[0]?.taskId)
  })

  test('wide: more digits than a number holds, and the task answers to it', async () => {
    await fault({ kind: 'task_id', as: 'wide' })
    const { task_id } = await (await create()).json()
    expect(task_id).toMatch(/^\d{18}$/)
    expect((await sandbox.query(task_id)).status).not.toBe('')
  })
})

test('A fault before accepting leaves the callback address alone; one after has asked it', async () => {
  const receiver = await startReceiver()
  await fault({ kind: 'http', status: 502 })
  await sandbox.create({ ...body, callback_url: receiver.url }).catch(() => undefined)
  expect(receiver.challenges()).toHaveLength(0)
  await fault({ kind: 'http', status: 502, at: 'after' })
  await sandbox.create({ ...body, callback_url: receiver.url }).catch(() => undefined)
  expect(receiver.challenges()).toHaveLength(1)
})
