import { describe, expect, test } from 'vitest'
import { ended, eventually, goodBody, key, sandboxForTests } from './support/sandbox.ts'

const sandbox = await sandboxForTests()
const success = { status_code: 0, status_msg: 'success' }
const untold = { status: '', file_id: '', video_width: 0, video_height: 0 }

describe('a query', () => {
  test('of a pending task has an empty file_id and sizes of 0, on both paths', async () => {
    await sandbox.control('POST', 'speed', { speed: 0.1 })
    const { task_id } = await sandbox.create({ prompt: 'sandbox:fail-output' })
    const expected = { ...untold, task_id, status: 'Preparing', base_resp: success }
    expect(await sandbox.query(task_id)).toEqual(expected)
    const relayed = await sandbox.get(`/task/${task_id}`)
    expect(await relayed.json()).toEqual(expected)
    expect(relayed.headers.get('trace-id')).toMatch(/^[0-9a-f]{32}$/)
    await sandbox.control('POST', 'speed', { speed: 100 })
  })

  test('of an unknown task is HTTP 200 with 2013 and an empty status', async () => {
    const response = await sandbox.get('/v1/query/video_generation?task_id=999999999999999')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      ...untold,
      task_id: '999999999999999',
      base_resp: { status_code: 2013, status_msg: 'invalid params, task_id' },
    })
  })

  test('without a task_id is the same', async () => {
    const answer = await (await sandbox.get('/v1/query/video_generation')).json()
    expect(answer).toMatchObject({ task_id: '', status: '', base_resp: { status_code: 2013 } })
  })

  test('knows no tasks of another account', async () => {
    const { task_id } = await sandbox.create({ prompt: 'sandbox:fail-input' })
    const path = `/v1/query/video_generation?task_id=${task_id}`
    const other = await (await sandbox.get(path, 'sk-api-other')).json()
    expect(other).toMatchObject({ status: '', base_resp: { status_code: 2013 } })
    const own = await (await sandbox.get(path, key)).json()
    expect(own.base_resp.status_msg).not.toMatch(/invalid params/)
  })

  test.each([
    ['nonsense', 1004],
    ['sk-expired', 2049],
  ])('with the key %s is HTTP 200 with %d', async (bearer, code) => {
    const response = await sandbox.get('/v1/query/video_generation?task_id=1', bearer)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ status: '', base_resp: { status_code: code } })
  })
})

describe('a task', () => {
  test('goes through its states in order, and fails late when its prompt says so', async () => {
    await sandbox.control('POST', 'speed', { speed: 5 })
    const { task_id } = await sandbox.create({ prompt: 'sandbox:fail-output' })
    const seen: string[] = []
    await eventually(async () => {
      const { status } = await sandbox.query(task_id)
      if (seen.at(-1) !== status) seen.push(status)
      return status === 'Fail'
    })
    expect(seen).toEqual(['Preparing', 'Queueing', 'Processing', 'Fail'])
    await sandbox.control('POST', 'speed', { speed: 100 })
  })

  test.each([
    ['sandbox:fail-input', 1026, 'input new_sensitive', 0.1],
    ['sandbox:fail-output', 1027, 'output new_sensitive', 1],
    ['sandbox:fail-image', 2013, 'invalid params, first_frame_image', 1],
    ['sandbox:fail-silent', 0, 'success', 1],
  ])('with %s in its prompt ends with %d', async (prompt, status_code, status_msg, share) => {
    const { task_id } = await sandbox.create({ prompt: `A boat. ${prompt}` })
    const answer = await ended(sandbox, task_id)
    expect(answer).toEqual({
      ...untold,
      task_id,
      status: 'Fail',
      base_resp: { status_code, status_msg },
    })
    const { acceptedAt, finishedAt } = await sandbox.taskOf(task_id)
    const milliseconds = Date.parse(finishedAt) - Date.parse(acceptedAt)
    expect(milliseconds).toBeGreaterThanOrEqual(200 * share - 5)
  })

  test('that fails early never comes to be processed', async () => {
    await sandbox.control('POST', 'speed', { speed: 2 })
    const { task_id } = await sandbox.create({ prompt: 'sandbox:fail-input' })
    const seen = new Set<string>()
    await eventually(async () => {
      const { status } = await sandbox.query(task_id)
      seen.add(status)
      return status === 'Fail'
    })
    expect([...seen]).toEqual(['Preparing', 'Fail'])
    await sandbox.control('POST', 'speed', { speed: 100 })
  })

  test('hears of a new speed while it is under way', async () => {
    await sandbox.control('POST', 'speed', { speed: 0.01 })
    const { task_id } = await sandbox.create({ prompt: 'sandbox:fail-output' })
    await sandbox.control('POST', 'speed', { speed: 1000 })
    expect((await ended(sandbox, task_id)).status).toBe('Fail')
    await sandbox.control('POST', 'speed', { speed: 100 })
  })

  test('whose caller went away while it was being accepted is a task all the same', async () => {
    await sandbox.faults({
      call: 'create',
      when: { promptIncludes: 'hung up' },
      fault: { kind: 'delay', milliseconds: 300 },
    })
    const stop = new AbortController()
    const call = fetch(`${sandbox.url}/v1/video_generation`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...goodBody, prompt: 'hung up sandbox:fail-input' }),
      signal: stop.signal,
    })
    setTimeout(() => stop.abort(), 100)
    await expect(call).rejects.toThrow()
    const task = await eventually(async () => {
      const { tasks } = await sandbox.oracle()
      return tasks.find(({ request }) => request.prompt.includes('hung up'))
    })
    expect(task.answer).toBe('lost')
  })
})
