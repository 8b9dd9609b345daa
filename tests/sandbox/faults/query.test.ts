import { beforeEach, describe, expect, test } from 'vitest'
import { raw } from '../support/raw.ts'
import { ended, failureOf, type Json, key, sandboxForTests } from '../support/sandbox.ts'

const sandbox = await sandboxForTests()
const { task_id } = await sandbox.create({ prompt: 'sandbox:fail-output' })
await ended(sandbox, task_id)

beforeEach(async () => {
  await sandbox.control('DELETE', 'faults')
})

const fault = (fault: Json, when: Json = {}) => sandbox.faults({ call: 'query', when, fault })
const query = () =>
  raw(`${sandbox.url}/task/${task_id}`, { headers: { authorization: `Bearer ${key}` } })

describe('a query', () => {
  test.each([{ kind: 'refuse' }, { kind: 'reset' }])('%o: no answer', async (given) => {
    await fault(given)
    expect(await failureOf(query())).toMatchObject({ code: 'ECONNRESET' })
  })

  test('delay: a late one', async () => {
    await fault({ kind: 'delay', milliseconds: 300 })
    const start = performance.now()
    expect((await query()).status).toBe(200)
    expect(performance.now() - start).toBeGreaterThan(295)
  })

  test.each([401, 403, 404, 429, 500, 502, 503, 504])('http: %d', async (status) => {
    await fault({ kind: 'http', status })
    expect(await query()).toMatchObject({ status, headers: { 'content-type': 'text/html' } })
  })

  test.each([1000, 1001, 1002, 1004, 1024, 1033, 1039, 2013, 2049])(
    'base: %d, with an empty status',
    async (code) => {
      await fault({ kind: 'base', code })
      expect(JSON.parse((await query()).text)).toMatchObject({
        task_id,
        status: '',
        file_id: '',
        base_resp: { status_code: code },
      })
    },
  )

  test('body: malformed, truncated, html, empty, huge', async () => {
    await fault({ kind: 'body', as: 'malformed' })
    const malformed = await query()
    expect(() => JSON.parse(malformed.text)).toThrow(SyntaxError)
    await fault({ kind: 'body', as: 'truncated' })
    expect((await query()).complete).toBe(false)
    await fault({ kind: 'body', as: 'html' })
    expect((await query()).headers['content-type']).toBe('text/html')
    await fault({ kind: 'body', as: 'empty' })
    expect((await query()).text).toBe('')
    await fault({ kind: 'body', as: 'huge', sizeBytes: 3_000_000 })
    expect((await query()).text.length).toBeGreaterThan(3_000_000)
  })

  test('body: duplicate keys, the second one false', async () => {
    await fault({ kind: 'body', as: 'duplicate_keys' })
    const { text } = await query()
    expect(text.match(/"status":"\w+"/g)).toEqual(['"status":"Fail"', '"status":"Success"'])
  })

  test('status: a word that nobody knows', async () => {
    await fault({ kind: 'status', word: 'Reticulating' })
    expect((await sandbox.query(task_id)).status).toBe('Reticulating')
  })

  test('lag: the task is unknown for a while after it was accepted', async () => {
    await fault({ kind: 'lag', milliseconds: 1000 })
    const created = await sandbox.create({ prompt: 'sandbox:fail-output' })
    expect(await sandbox.query(created.task_id)).toMatchObject({
      status: '',
      base_resp: { status_code: 2013, status_msg: 'invalid params, task_id' },
    })
    await new Promise((resolve) => setTimeout(resolve, 1020))
    expect((await sandbox.query(created.task_id)).status).toBe('Fail')
  })

  test('minimal: the older shape, without sizes and empty fields', async () => {
    await fault({ kind: 'minimal' })
    expect(await sandbox.query(task_id)).toEqual({
      task_id,
      status: 'Fail',
      base_resp: { status_code: 1027, status_msg: 'output new_sensitive' },
    })
  })
})
