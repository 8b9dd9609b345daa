import { beforeEach, describe, expect, test } from 'vitest'
import { raw } from '../support/raw.ts'
import { failureOf, finishedTask, type Json, key, sandboxForTests } from '../support/sandbox.ts'

const sandbox = await sandboxForTests()
const { taskId, fileId } = await finishedTask(sandbox)

const link = async (): Promise<string> => (await sandbox.retrieve(fileId)).file.download_url
const whole = await raw(await link())
const size = whole.text.length

beforeEach(async () => {
  await sandbox.control('DELETE', 'faults')
})

describe('a retrieve', () => {
  const fault = (fault: Json) => sandbox.faults({ call: 'retrieve', fault })
  const retrieve = () =>
    raw(`${sandbox.url}/v1/files/retrieve?file_id=${fileId}`, {
      headers: { authorization: `Bearer ${key}` },
    })

  test.each([{ kind: 'refuse' }, { kind: 'reset' }])('%o: no answer', async (given) => {
    await fault(given)
    expect(await failureOf(retrieve())).toMatchObject({ code: 'ECONNRESET' })
  })

  test('delay: a late one', async () => {
    await fault({ kind: 'delay', milliseconds: 200, at: 'after' })
    const start = performance.now()
    expect((await retrieve()).status).toBe(200)
    expect(performance.now() - start).toBeGreaterThan(195)
  })

  test('http: 502', async () => {
    await fault({ kind: 'http', status: 502 })
    expect((await retrieve()).status).toBe(502)
  })

  test.each([1000, 1001, 1002, 1004, 1008, 1013, 1026, 1027, 1039, 2013])(
    'base: %d and no file',
    async (code) => {
      await fault({ kind: 'base', code })
      expect(JSON.parse((await retrieve()).text)).toEqual({
        base_resp: { status_code: code, status_msg: expect.any(String) },
      })
    },
  )

  test('body: malformed, truncated, duplicate keys', async () => {
    await fault({ kind: 'body', as: 'malformed' })
    const { text } = await retrieve()
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
    await fault({ kind: 'body', as: 'truncated' })
    expect((await retrieve()).complete).toBe(false)
    await fault({ kind: 'body', as: 'duplicate_keys' })
    expect((await retrieve()).text.match(/"status_code":\d+/g)).toEqual([
      '"status_code":0',
      '"status_code":1024',
    ])
  })

  test('file_id_text: the id as text, which official clients did not expect', async () => {
    await fault({ kind: 'file_id_text' })
    expect((await sandbox.retrieve(fileId)).file.file_id).toBe(fileId)
  })

  test('link: to an address of one’s choice', async () => {
    const url = 'http://169.254.169.254/latest/meta-data/'
    await fault({ kind: 'link', url })
    expect(await link()).toBe(url)
  })

  test('backup_link: a second link, as in 2025', async () => {
    await fault({ kind: 'backup_link' })
    const { file } = await sandbox.retrieve(fileId)
    expect((await raw(file.backup_download_url)).text).toBe(whole.text)
  })
})

describe('a download', () => {
  const fault = (fault: Json, when: Json = {}) => sandbox.faults({ call: 'download', when, fault })
  const download = async (headers = {}) => raw(await link(), { headers })

  test.each([{ kind: 'refuse' }, { kind: 'reset' }])('%o: no answer', async (given) => {
    await fault(given)
    expect(await failureOf(download())).toMatchObject({ code: 'ECONNRESET' })
  })

  test('delay: a late one', async () => {
    await fault({ kind: 'delay', milliseconds: 200 })
    const start = performance.now()
    expect((await download()).status).toBe(200)
    expect(performance.now() - start).toBeGreaterThan(195)
  })

  test.each([403, 404, 429, 500, 503])('http: %d', async (status) => {
    await fault({ kind: 'http', status })
    expect((await download()).status).toBe(status)
  })

  test('expired: the link is dead at once', async () => {
    await fault({ kind: 'expired' })
    const { status, text } = await download()
    expect(status).toBe(403)
    expect(text).toContain('Request has expired.')
  })

  test('expires_halfway: half of it, then the link is dead and a fresh one works', async () => {
    await fault({ kind: 'expires_halfway' }, { nth: [1] })
    const url = await link()
    const first = await raw(url)
    expect(first).toMatchObject({ status: 200, complete: false })
    expect(first.text).toBe(whole.text.slice(0, Math.floor(size / 2)))
    expect((await raw(url)).status).toBe(403)
    expect((await raw(url, { headers: { range: `bytes=${first.text.length}-` } })).status).toBe(403)
    const rest = await download({ range: `bytes=${first.text.length}-` })
    expect(first.text + rest.text).toBe(whole.text)
  })

  test('truncated: less than its length promises, also of a part', async () => {
    await fault({ kind: 'truncated' })
    const cut = await download()
    expect(cut).toMatchObject({ complete: false, headers: { 'content-length': String(size) } })
    expect(cut.text.length).toBe(Math.floor(size / 2))
    const part = await download({ range: 'bytes=100-199' })
    expect(part).toMatchObject({ status: 206, complete: false, text: whole.text.slice(100, 150) })
  })

  test('short: the end is missing, and the length agrees', async () => {
    await fault({ kind: 'short', missingBytes: 1000 })
    const { complete, headers, text } = await download()
    expect(complete).toBe(true)
    expect(headers['content-length']).toBe(String(size - 1000))
    expect(text).toBe(whole.text.slice(0, -1000))
  })

  test('body: html instead of a video', async () => {
    await fault({ kind: 'body', as: 'html' })
    expect(await download()).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html' },
    })
  })

  test('body: garbage of the right length and type', async () => {
    await fault({ kind: 'body', as: 'garbage' })
    const { text, headers } = await download()
    expect(text.length).toBe(size)
    expect(headers['content-type']).toBe('video/mp4')
    expect(text.slice(4, 8)).not.toBe('ftyp')
  })

  test('body: empty', async () => {
    await fault({ kind: 'body', as: 'empty' })
    expect(await download()).toMatchObject({ status: 200, text: '' })
  })

  test('body: huge, a video that does not end where it should, without a length', async () => {
    await fault({ kind: 'body', as: 'huge', sizeBytes: size + 3_000_000 })
    const { text, headers } = await download()
    expect(headers['content-length']).toBeUndefined()
    expect(text.slice(0, size)).toBe(whole.text)
    expect(text.length).toBeGreaterThan(size + 2_900_000)
  })

  test('drip: so many bytes a second', async () => {
    await fault({ kind: 'drip', bytesPerSecond: 10_000 })
    const start = performance.now()
    const part = await download({ range: 'bytes=0-4999' })
    const seconds = (performance.now() - start) / 1000
    expect(part).toMatchObject({ status: 206, complete: true, text: whole.text.slice(0, 5000) })
    expect(seconds).toBeGreaterThan(0.4)
    expect(seconds).toBeLessThan(10)
  })

  test.each([301, 302, 303, 307, 308])(
    'redirect: %d to an address of one’s choice',
    async (status) => {
      await fault({ kind: 'redirect', url: 'http://10.0.0.1/private.mp4', status })
      expect(await download()).toMatchObject({
        status,
        headers: { location: 'http://10.0.0.1/private.mp4' },
      })
    },
  )

  test('no_range: a Range is answered with all of it', async () => {
    await fault({ kind: 'no_range' })
    expect(await download({ range: 'bytes=0-9' })).toMatchObject({ status: 200, text: whole.text })
  })

  test('content_type: of one’s choice', async () => {
    await fault({ kind: 'content_type', value: 'application/octet-stream' })
    const { headers } = await download()
    expect(headers['content-type']).toBe('application/octet-stream')
  })

  test('rules can name the task', async () => {
    await fault({ kind: 'http', status: 503 }, { taskId: 'another' })
    expect((await download()).status).toBe(200)
    await fault({ kind: 'http', status: 503 }, { taskId })
    expect((await download()).status).toBe(503)
  })
})

test('no_file_id: a query that says Success and no more', async () => {
  await sandbox.faults({ call: 'query', fault: { kind: 'no_file_id' } })
  expect(await sandbox.query(taskId)).toMatchObject({
    status: 'Success',
    file_id: '',
    video_width: 0,
    video_height: 0,
  })
})
