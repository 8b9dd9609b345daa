import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, describe, expect, test } from 'vitest'
import { isLoopback } from '#sandbox/reach.ts'
import { route } from '#sandbox/routes.ts'
import { defaults } from '#sandbox/settings.ts'
import { createWorld } from '#sandbox/world.ts'
import { raw } from './support/raw.ts'
import { ended, eventually, goodBody, sandboxForTests } from './support/sandbox.ts'

const sandbox = await sandboxForTests()

beforeEach(async () => {
  await sandbox.control('POST', 'reset')
})

const prompt = 'sandbox:fail-input'

describe('the oracle', () => {
  test('lists every accepted create in order, with what was asked but the picture', async () => {
    const first = await sandbox.create({ prompt: `${prompt} 1`, prompt_optimizer: false })
    await sandbox.create({ prompt: 'sandbox:refuse-input' })
    const second = await sandbox.create({ prompt: `${prompt} 2` })
    await ended(sandbox, first.task_id)
    const { tasks } = await sandbox.oracle()
    expect(tasks.map(({ taskId }) => taskId)).toEqual([first.task_id, second.task_id])
    expect(tasks[0]).toEqual({
      sequence: 1,
      taskId: first.task_id,
      account: expect.stringMatching(/^[0-9a-f]{12}$/),
      request: {
        model: 'MiniMax-Hailuo-02',
        prompt: `${prompt} 1`,
        duration: 6,
        resolution: '512P',
        prompt_optimizer: false,
        fast_pretreatment: false,
      },
      callbackUrl: null,
      image: {
        type: 'png',
        width: 400,
        height: 320,
        sizeBytes: expect.any(Number),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      acceptedAt: expect.stringMatching(/Z$/),
      answer: 'sent',
      status: 'Fail',
      base: { status_code: 1026, status_msg: 'input new_sensitive' },
      fileId: null,
      finishedAt: expect.stringMatching(/Z$/),
      challenges: [],
      pushes: [],
    })
  })

  test('can leave out what was seen already', async () => {
    for (const number of [1, 2, 3]) await sandbox.create({ prompt: `${prompt} ${number}` })
    const { tasks } = await sandbox.control('GET', 'tasks?since=2')
    expect(tasks.map(({ sequence }) => sequence)).toEqual([3])
  })

  test('counts creates, those that a rule touched, and never shows a key', async () => {
    await sandbox.create({ prompt })
    await sandbox.create({ resolution: 'x' })
    await sandbox.faults({ call: 'create', fault: { kind: 'base', code: 1008 } })
    await sandbox.create({ prompt })
    const report = await sandbox.oracle()
    expect(report.counters.creates).toEqual({
      seen: 3,
      accepted: 1,
      refused: 1,
      refusedByCode: { 2013: 1 },
      disturbed: 1,
    })
    expect(JSON.stringify(report)).not.toContain('sk-api-test')
  })

  test('keeps accounts apart', async () => {
    await sandbox.create({ prompt })
    await sandbox.post({ ...goodBody, prompt }, '/v1/video_generation', 'sk-api-other')
    const { tasks } = await sandbox.oracle()
    expect(tasks[0]?.account).not.toBe(tasks[1]?.account)
  })
})

describe('control', () => {
  test('sets the speed, and refuses what is none', async () => {
    expect(await sandbox.control('POST', 'speed', { speed: 50 })).toEqual({
      httpStatus: 200,
      speed: 50,
    })
    expect((await sandbox.oracle()).speed).toBe(50)
    for (const body of [{ speed: 0 }, { speed: 'x' }, {}, [], undefined]) {
      const answer = await sandbox.control('POST', 'speed', body)
      expect(answer).toMatchObject({ httpStatus: 400, error: { code: 'bad_request' } })
    }
    expect((await sandbox.oracle()).speed).toBe(50)
  })

  test('resets everything', async () => {
    const { task_id } = await sandbox.create({ prompt })
    await sandbox.faults({ call: 'query', fault: { kind: 'refuse' } })
    await sandbox.control('POST', 'speed', { speed: 3 })
    await sandbox.control('POST', 'reset')
    expect(await sandbox.oracle()).toMatchObject({
      speed: 100,
      tasks: [],
      counters: { creates: { seen: 0 } },
    })
    expect((await sandbox.query(task_id)).base_resp.status_code).toBe(2013)
  })

  test('can take the server away for a while: connections are refused, tasks live on', async () => {
    const { task_id } = await sandbox.create({ prompt })
    await sandbox.control('POST', 'outage', { milliseconds: 1000 })
    const codes = new Set<unknown>()
    await eventually(async () => {
      const code = await raw(`${sandbox.url}/`).then(
        ({ status }) => status,
        ({ code }) => code,
      )
      codes.add(code)
      return codes.has('ECONNREFUSED') && code === 404
    })
    expect((await sandbox.query(task_id)).status).toBe('Fail')
  })

  test.each([
    ['GET', 'nothing'],
    ['GET', 'speed'],
    ['POST', 'tasks'],
    ['GET', 'constructor'],
  ])('does not know %s %s', async (method, path) => {
    const response = await fetch(`${sandbox.url}/__sandbox/${path}`, { method })
    expect(response.status).toBe(404)
  })

  test('is not there for another machine, though the API is', async () => {
    const world = createWorld(defaults)
    const http = createServer((request, response) => {
      // No second machine here: the connection is told to come from one.
      Object.defineProperty(request.socket, 'remoteAddress', { value: '192.168.1.5' })
      const url = new URL(request.url ?? '', 'http://sandbox')
      route({ world, request, response, url }, { reset: () => {}, outage: () => {} })
    }).listen(0, '127.0.0.1')
    await once(http, 'listening')
    const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    expect((await raw(`${origin}/__sandbox/tasks`)).status).toBe(404)
    expect((await raw(`${origin}/task/1`)).status).toBe(200)
    http.close()
  })

  test.each([
    ['127.0.0.1', true],
    ['127.8.9.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['192.168.1.5', false],
    ['::ffff:10.0.0.1', false],
    ['fe80::1', false],
    ['127.0.0.1.example.com', false],
    [undefined, false],
  ])('is for this machine alone: %s %s', (address, expected) => {
    expect(isLoopback(address)).toBe(expected)
  })

  test('is not there for a web page', async () => {
    const answer = await raw(`${sandbox.url}/__sandbox/reset`, {
      method: 'POST',
      headers: { origin: 'https://example.com' },
    })
    expect(answer).toMatchObject({ status: 404, text: '404 page not found' })
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })
})
