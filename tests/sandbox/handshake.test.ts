import { beforeEach, describe, expect, test } from 'vitest'
import { startReceiver } from './support/receiver.ts'
import { sandboxForTests } from './support/sandbox.ts'

const sandbox = await sandboxForTests()
const receiver = await startReceiver()

beforeEach(async () => {
  receiver.forget()
  await sandbox.control('POST', 'reset')
})

const prompt = 'sandbox:fail-input'
const refused = {
  task_id: '',
  base_resp: { status_code: 2013, status_msg: 'invalid params, fail to check callback url' },
}
const create = (changes = {}) => sandbox.create({ prompt, callback_url: receiver.url, ...changes })
const accepted = async () => (await sandbox.oracle()).tasks

const json = { 'content-type': 'application/json' }

describe('a create call with a callback address', () => {
  test('asks it first, and is accepted once it has echoed the challenge', async () => {
    const { task_id, base_resp } = await create()
    expect(base_resp.status_code).toBe(0)
    const [asked] = receiver.challenges()
    expect(asked?.path).toBe('/callback/t0ken')
    expect(asked?.contentType).toBe('application/json')
    expect(asked?.body).toEqual({ challenge: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    const task = await sandbox.taskOf(task_id)
    expect(task.callbackUrl).toBe(receiver.url)
    expect(task.challenges).toMatchObject([
      { value: asked?.body.challenge, result: 'echoed', httpStatus: 200 },
    ])
  })

  test('asks while the call is open and no task exists yet', async () => {
    let tasksMeanwhile = -1
    receiver.answer = async ({ body }, response) => {
      if ('challenge' in body) tasksMeanwhile = (await accepted()).length
      response.writeHead(200, json).end(JSON.stringify({ challenge: body.challenge }))
    }
    await create()
    expect(tasksMeanwhile).toBe(0)
    expect(await accepted()).toHaveLength(1)
  })

  test('asks only when everything else is in order', async () => {
    await create({ resolution: '512p' })
    await create({ first_frame_image: 'x' })
    await create({ prompt: 'sandbox:refuse-input' })
    expect(receiver.received).toEqual([])
  })

  test.each([
    ['another value', 200, json, '{"challenge":"other"}', 'different'],
    ['no value', 200, json, '{}', 'different'],
    ['a list', 200, json, '["challenge"]', 'different'],
    ['status 404', 404, json, 'echo', 'status'],
    ['status 500', 500, json, 'echo', 'status'],
    ['status 201', 201, json, 'echo', 'status'],
    ['a redirect', 307, { ...json, location: '/callback/other' }, 'echo', 'status'],
    ['HTML', 200, { 'content-type': 'text/html' }, '<html></html>', 'not_json'],
    ['JSON that says it is text', 200, { 'content-type': 'text/plain' }, 'echo', 'not_json'],
    ['JSON that breaks off', 200, json, '{"challenge":', 'not_json'],
  ])('is refused when the answer is %s', async (_, status, headers, text, why) => {
    receiver.answer = ({ body }, response) => {
      const answer = text === 'echo' ? JSON.stringify({ challenge: body.challenge }) : text
      response.writeHead(status as number, headers as Record<string, string>).end(answer)
    }
    expect(await create()).toEqual(refused)
    expect(await accepted()).toEqual([])
    expect(receiver.received).toHaveLength(1)
    const { counters } = await sandbox.oracle()
    expect(counters.challenges).toEqual({ sent: 1, results: { [why]: 1 } })
  })

  test('waits 3 s for the answer and no longer', async () => {
    receiver.answer = ({ body }, response) => {
      response.writeHead(200, json)
      response.write('{"challenge":')
      setTimeout(() => response.end(`${JSON.stringify(body.challenge)}}`), 4000)
    }
    const start = performance.now()
    expect(await create()).toEqual(refused)
    expect(performance.now() - start).toBeGreaterThan(2950)
  })

  test('takes an answer just inside the 3 s', async () => {
    receiver.answer = ({ body }, response) => {
      setTimeout(() => {
        response.writeHead(200, json).end(JSON.stringify({ challenge: body.challenge }))
      }, 2000)
    }
    expect((await create()).base_resp.status_code).toBe(0)
  })

  test.each(['http://127.0.0.1:1/callback', 'ftp://127.0.0.1/callback', 'not an address'])(
    'is refused when the address is %s',
    async (callback_url) => {
      expect(await create({ callback_url })).toEqual(refused)
      expect(await accepted()).toEqual([])
    },
  )

  test('is refused at a private address when those are out of reach', async () => {
    const strict = await sandboxForTests({ privateUrls: false })
    expect(await strict.create({ prompt, callback_url: receiver.url })).toEqual(refused)
    expect(receiver.received).toEqual([])
  })
})

describe('challenge faults', () => {
  const fault = (fault: object) => sandbox.faults({ call: 'challenge', fault })

  test('never: nothing is asked, and the create is refused after 3 s', async () => {
    await fault({ kind: 'never' })
    const start = performance.now()
    expect(await create()).toEqual(refused)
    expect(performance.now() - start).toBeGreaterThan(2950)
    expect(receiver.received).toEqual([])
    expect(await accepted()).toEqual([])
  })

  test('skip: nothing is asked, and the task is accepted', async () => {
    await fault({ kind: 'skip' })
    expect((await create()).base_resp.status_code).toBe(0)
    expect(receiver.challenges()).toEqual([])
    expect(await accepted()).toHaveLength(1)
  })

  test('late: asked after a while, and then as usual', async () => {
    await fault({ kind: 'late', milliseconds: 400 })
    const start = performance.now()
    expect((await create()).base_resp.status_code).toBe(0)
    expect((receiver.challenges()[0]?.at ?? 0) - start).toBeGreaterThan(395)
  })

  test('twice: the same question twice, the first answer counts', async () => {
    await fault({ kind: 'twice' })
    receiver.answer = ({ body }, response) => {
      const first = receiver.challenges().length === 1
      const challenge = first ? body.challenge : 'no'
      response.writeHead(200, json).end(JSON.stringify({ challenge }))
    }
    const { task_id } = await create()
    const [one, two] = receiver.challenges()
    expect(one?.body.challenge).toBe(two?.body.challenge)
    expect((await sandbox.taskOf(task_id)).challenges).toMatchObject([
      { result: 'echoed' },
      { result: 'different' },
    ])
  })

  test('twice, the second time another question', async () => {
    await fault({ kind: 'twice', second: 'other' })
    await create()
    const [one, two] = receiver.challenges()
    expect(one?.body.challenge).not.toBe(two?.body.challenge)
  })

  test.each([
    ['number', { challenge: expect.any(Number) }],
    ['null', { challenge: null }],
    ['object', { challenge: { value: expect.any(String) } }],
    ['empty', { challenge: '' }],
    ['missing', {}],
    ['huge', { challenge: expect.stringMatching(/^x{1048576}$/) }],
  ])('wrong: a challenge that is no proper text (%s)', async (as, expected) => {
    await fault({ kind: 'wrong', as })
    receiver.answer = (_, response) => response.writeHead(400).end()
    expect(await create()).toEqual(refused)
    expect(receiver.received[0]?.body).toEqual(expected)
  })

  test('disbelieve: the right echo is taken for a wrong one', async () => {
    await fault({ kind: 'disbelieve' })
    expect(await create()).toEqual(refused)
    const { counters } = await sandbox.oracle()
    expect(counters.challenges.results).toEqual({ echoed: 1 })
    expect(await accepted()).toEqual([])
  })

  test('after_accept: asked when the task exists already, and no veto counts', async () => {
    await fault({ kind: 'after_accept' })
    let tasksMeanwhile = -1
    receiver.answer = async ({ body }, response) => {
      if ('challenge' in body) tasksMeanwhile = (await accepted()).length
      response.writeHead(409).end()
    }
    const { task_id, base_resp } = await create()
    expect(base_resp.status_code).toBe(0)
    expect(tasksMeanwhile).toBe(1)
    expect((await sandbox.taskOf(task_id)).challenges).toMatchObject([{ result: 'status' }])
  })
})
