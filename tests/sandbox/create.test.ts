import { describe, expect, test } from 'vitest'
import { goodBody, key, sandboxForTests } from './support/sandbox.ts'

const sandbox = await sandboxForTests({ badKey: 'sk-revoked' })

const refusal = (code: number, text: string) => ({
  task_id: '',
  base_resp: { status_code: code, status_msg: text },
})
const invalid = (what: string) => refusal(2013, `invalid params, ${what}`)
const loginFail = refusal(
  1004,
  "login fail: Please carry the API secret key in the 'Authorization' field of the request header",
)

describe('a create call that is right', () => {
  test.each([
    '/v1/video_generation',
    '/task/minimax/v1/video_generation',
    '/v1/video_generation?GroupId=1',
  ])('is accepted at %s with a 15-digit id as text', async (path) => {
    const response = await sandbox.post(goodBody, path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('trace-id')).toMatch(/^[0-9a-f]{32}$/)
    const answer = await response.json()
    expect(answer).toEqual({
      task_id: expect.stringMatching(/^\d{15}$/),
      base_resp: { status_code: 0, status_msg: 'success' },
    })
  })

  test('gets an id that no other task has, and ids grow', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => sandbox.create()))
    const ids = answers.map((answer) => Number(answer.task_id))
    expect(new Set(ids).size).toBe(20)
    const next = Number((await sandbox.create()).task_id)
    expect(next).toBeGreaterThan(Math.max(...ids))
  })

  const offers = {
    'MiniMax-Hailuo-2.3': ['768P/6', '768P/10', '1080P/6'],
    'MiniMax-Hailuo-2.3-Fast': ['768P/6', '768P/10', '1080P/6'],
    'MiniMax-Hailuo-02': ['512P/6', '512P/10', '768P/6', '768P/10', '1080P/6'],
    'I2V-01-Director': ['720P/6'],
    'I2V-01-live': ['720P/6'],
    'I2V-01': ['720P/6'],
  }
  const all = ['512P', '720P', '768P', '1080P'].flatMap((line) => [`${line}/6`, `${line}/10`])

  test.each(Object.entries(offers))(
    'of %s takes exactly what the matrix offers',
    async (model, legal) => {
      const taken: string[] = []
      for (const choice of all) {
        const [resolution, duration] = choice.split('/')
        // Moderated at once, so that no video is made of it: the catalog has been passed by then.
        const { base_resp } = await sandbox.create({
          model,
          resolution,
          duration: Number(duration),
          prompt: 'sandbox:refuse-input',
        })
        if (base_resp.status_code === 1026) taken.push(choice)
      }
      expect(taken).toEqual(all.filter((choice) => legal.includes(choice)))
    },
  )

  test('may have no prompt, fields nobody knows, and 2000 characters beyond the basic plane', async () => {
    const { prompt: _, ...silent } = goodBody
    expect((await (await sandbox.post(silent)).json()).base_resp.status_code).toBe(0)
    const odd = await sandbox.create({ seed: 7, aigc_watermark: false, prompt: '🌊'.repeat(2000) })
    expect(odd.base_resp.status_code).toBe(0)
  })
})

describe('a create call without a good key', () => {
  test.each([
    ['no header', {}],
    ['an empty bearer', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: 'Basic abc' }],
    ['the revoked key', { authorization: 'Bearer sk-revoked' }],
  ])('(%s) is HTTP 200 with 1004', async (_, headers) => {
    const response = await fetch(`${sandbox.url}/v1/video_generation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
      body: JSON.stringify(goodBody),
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(loginFail)
  })

  test('(an expired one) is 2049', async () => {
    const response = await sandbox.post(goodBody, '/v1/video_generation', 'sk-api-old-expired')
    expect(await response.json()).toEqual(refusal(2049, 'invalid api key'))
  })
})

describe('a create call that the catalog refuses says why', () => {
  test.each([
    ['an unknown model', { model: 'MiniMax-Hailuo-9' }, 'model'],
    ['a model in other case', { model: 'minimax-hailuo-02' }, 'model'],
    ['no model', { model: undefined }, 'model'],
    ['a model that is no text', { model: 2 }, 'model'],
    ['a prompt that is no text', { prompt: ['x'] }, 'prompt'],
    ['2001 characters of prompt', { prompt: 'x'.repeat(2001) }, 'prompt'],
    ['duration as text', { duration: '6' }, 'duration'],
    ['duration missing', { duration: undefined }, 'duration'],
    ['duration with a fraction', { duration: 6.5 }, 'duration'],
    ['resolution missing', { resolution: undefined }, 'resolution'],
    ['resolution as number', { resolution: 512 }, 'resolution'],
    [
      'lower-case resolution',
      { resolution: '512p' },
      'model MiniMax-Hailuo-02 does not support resolution 512p',
    ],
    [
      'a name every object has as resolution',
      { resolution: 'constructor' },
      'model MiniMax-Hailuo-02 does not support resolution constructor',
    ],
    [
      '1080P for 10 s',
      { resolution: '1080P', duration: 10 },
      'model MiniMax-Hailuo-02 does not support duration 10 with resolution 1080P',
    ],
    [
      '7 s',
      { duration: 7 },
      'model MiniMax-Hailuo-02 does not support duration 7 with resolution 512P',
    ],
    [
      '2.3-Fast without a first frame',
      { model: 'MiniMax-Hailuo-2.3-Fast', resolution: '768P', first_frame_image: undefined },
      'model MiniMax-Hailuo-2.3-Fast does not support Text-to-Video mode',
    ],
    ['no first frame', { first_frame_image: undefined }, 'first_frame_image'],
    ['prompt_optimizer as text', { prompt_optimizer: 'false' }, 'prompt_optimizer'],
    ['fast_pretreatment as number', { fast_pretreatment: 1 }, 'fast_pretreatment'],
    ['callback_url as object', { callback_url: {} }, 'callback_url'],
  ])('(%s)', async (_, changes, what) => {
    expect(await sandbox.create(changes)).toEqual(invalid(what))
  })

  test('(invisible characters, more than a tenth)', async () => {
    const answer = await sandbox.create({ prompt: `${'a'.repeat(8)}\u200b` })
    expect(answer).toEqual(refusal(1042, 'invisible character ratio limit'))
    const few = await sandbox.create({ prompt: `${'a'.repeat(9)}\u200b\n` })
    expect(few.base_resp.status_code).toBe(0)
  })

  test.each([
    ['not JSON', '{"model":'],
    ['a list', '[]'],
    ['nothing', ''],
  ])('(%s as body)', async (_, body) => {
    const answer = await (await sandbox.post(body)).json()
    expect(answer.base_resp.status_code).toBe(2013)
  })

  test('(a body that does not say that it is JSON)', async () => {
    const response = await fetch(`${sandbox.url}/v1/video_generation`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'text/plain' },
      body: JSON.stringify(goodBody),
    })
    expect(await response.json()).toEqual(invalid('content-type'))
  })

  test('(a prompt that moderation refuses)', async () => {
    const answer = await sandbox.create({ prompt: 'sandbox:refuse-input' })
    expect(answer).toEqual(refusal(1026, 'input new_sensitive'))
  })

  test('and none of these is a task', async () => {
    const { counters } = await sandbox.oracle()
    const { creates } = counters
    expect(creates.refusedByCode['2013']).toBeGreaterThan(15)
    expect(creates.seen).toBe(creates.accepted + creates.refused)
  })
})

test('A body over 32 MiB is answered with 413', async () => {
  const body = JSON.stringify({ ...goodBody, padding: 'x'.repeat(32 * 1024 * 1024) })
  const response = await sandbox.post(body)
  expect(response.status).toBe(413)
})

describe('the lenient switch', async () => {
  const lenient = await sandboxForTests({ lenient: true })

  test('fills in the official defaults', async () => {
    const answer = await lenient.create({
      duration: undefined,
      resolution: undefined,
      prompt: 'sandbox:fail-input',
    })
    const { request } = await lenient.taskOf(answer.task_id)
    expect(request).toMatchObject({ duration: 6, resolution: '768P' })
  })
})
