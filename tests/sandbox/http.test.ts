import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { goodBody, sandboxForTests } from './support/sandbox.ts'

const sandbox = await sandboxForTests()

describe('paths', () => {
  test.each([
    ['GET', '/'],
    ['GET', '/v1/video_generation/427144058097923'],
    ['GET', '/v1/video_generation'],
    ['POST', '/v1/query/video_generation'],
    ['GET', '/task/minimax/v1/query/video_generation?task_id=1'],
    ['GET', '/task/minimax/v1/files/427/content'],
    ['OPTIONS', '/v1/nothing'],
    ['GET', '/v2/query/video_generation/1'],
    ['GET', '//task/1'],
  ])('%s %s is not found, in plain text', async (method, path) => {
    const response = await fetch(sandbox.url + path, { method })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('text/plain')
    expect(response.headers.get('trace-id')).toMatch(/^[0-9a-f]{32}$/)
    expect(await response.text()).toBe('404 page not found')
  })

  test.each([
    '/v1/video_generation',
    '/v1/query/video_generation',
    '/v1/files/retrieve',
    '/task/minimax/v1/video_generation',
    '/task/427144058097923',
  ])('a preflight of %s is answered as upstream does', async (path) => {
    const response = await fetch(sandbox.url + path, {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST' },
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-methods')).toBe('GET,POST,OPTIONS,PUT,DELETE')
    expect(response.headers.get('access-control-allow-headers')).toContain('Authorization')
    expect(await response.json()).toEqual({ status_code: 0, status_msg: 'success' })
  })

  test('a request line that is no path does no harm', async () => {
    const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1')
    socket.write('OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    const chunks: Buffer[] = []
    for await (const chunk of socket) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 404/)
  })
})

describe('the create limit', async () => {
  const limited = await sandboxForTests({ createsPerMinute: 5 })

  test('is five in a minute for each key; the sixth is 1002 and no task', async () => {
    const prompt = 'sandbox:fail-input'
    const codes: number[] = []
    for (let call = 0; call < 7; call++) {
      codes.push((await limited.create({ prompt })).base_resp.status_code)
    }
    expect(codes).toEqual([0, 0, 0, 0, 0, 1002, 1002])
    expect(await limited.create({ prompt })).toEqual({
      task_id: '',
      base_resp: { status_code: 1002, status_msg: 'rate limit exceeded(RPM)' },
    })
    const other = await limited.post({ ...goodBody, prompt }, '/v1/video_generation', 'sk-other')
    expect((await other.json()).base_resp.status_code).toBe(0)
    const { tasks, counters } = await limited.oracle()
    expect(tasks).toHaveLength(6)
    expect(counters.peakCreatesPerMinute).toBe(8)
    expect(counters.creates).toMatchObject({ seen: 9, accepted: 6, refused: 3 })
  })

  test('does not concern queries', async () => {
    for (let call = 0; call < 20; call++) {
      expect((await limited.query('1')).base_resp.status_code).toBe(2013)
    }
  })
})
