import { beforeEach, describe, expect, test } from 'vitest'
import fixtures from '#tests/fixtures/minimax.json' with { type: 'json' }
import { dataUrl, goodFrame, picture } from './support/pictures.ts'
import { startReceiver } from './support/receiver.ts'
import {
  ended,
  eventually,
  finishedTask,
  goodBody,
  type Json,
  sandboxForTests,
} from './support/sandbox.ts'

/** The recorded requests and answers, each put to the stand-in: what it says must have the same shape. */

const sandbox = await sandboxForTests()
const receiver = await startReceiver()

beforeEach(async () => {
  await sandbox.control('DELETE', 'faults')
  await sandbox.control('POST', 'speed', { speed: 100 })
})

/** Every value replaced by its type; texts that are part of the contract stay. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [key, /^status/.test(key) ? inner : shapeOf(inner)])
      .sort(([a], [b]) => a.localeCompare(b)),
  )
}

function sameShape(given: unknown, recorded: unknown) {
  expect(shapeOf(given)).toEqual(shapeOf(recorded))
}

async function sameHead(given: Response, recorded: Json) {
  expect(given.status).toBe(recorded.http_status)
  for (const [name, value] of Object.entries(recorded.headers ?? {})) {
    if (name === 'trace-id') expect(given.headers.get(name)).toMatch(/^[0-9a-f]{32}$/)
    else expect(given.headers.get(name)).toBe(value)
  }
}

/** The recorded body with a picture that is really there, where the recorded one is good. */
async function playable(
  name: string,
  body: Json & { first_frame_image?: string | undefined },
): Promise<Json> {
  const frames: Record<string, string | undefined> = {
    'short side too small': dataUrl(await picture(130, 130)),
    'aspect ratio outside limits': dataUrl(await picture(300, 1636)),
    'bare base64 or unreachable image': body.first_frame_image,
  }
  const prompts: Record<string, string> = {
    'prompt refused at create': 'sandbox:refuse-input',
    'prompt over 2000 characters': 'x'.repeat(2001),
  }
  const callbacks: Record<string, string> = {
    'callback handshake failed': 'http://127.0.0.1:1/cb',
    'with callback_url (handshake succeeded first)': receiver.url,
  }
  return {
    ...body,
    ...('first_frame_image' in body ? { first_frame_image: frames[name] ?? goodFrame } : {}),
    ...(name in prompts ? { prompt: prompts[name] } : {}),
    ...('callback_url' in body ? { callback_url: callbacks[name] } : {}),
  }
}

describe('create', () => {
  test.each(fixtures.create_ok)('accepts: $name', async ({ name, request, response }) => {
    const answer = await sandbox.post(await playable(name, request.body), request.path)
    await sameHead(answer, response)
    sameShape(await answer.json(), response.body)
  })

  /** Accounts and limits that the stand-in does not have: a rule says them. */
  const ruled = new Set([1000, 1001, 1008, 1024, 1033, 1039, 1041, 2038, 2045, 2056, 2061, 2067])

  test.each(fixtures.create_errors)('refuses: $name', async ({ name, request, response }) => {
    const strict = name === 'aspect ratio outside limits'
    const limited = name === 'rate limited'
    const on =
      strict || limited
        ? await sandboxForTests({ narrowShapes: strict, createsPerMinute: limited ? 1 : 0 })
        : sandbox
    const { status_code: code, status_msg: text } = response.body.base_resp
    if (ruled.has(code)) await on.faults({ call: 'create', fault: { kind: 'base', code, text } })
    const key =
      name === 'expired or other-region key' ? 'sk-api-expired' : bearerOf(request.headers)
    const body = await playable(name, request.body)
    if (limited) await on.post(body, request.path, key)
    const answer = await on.post(body, request.path, key)
    await sameHead(answer, response)
    expect(await answer.json()).toEqual(response.body)
  })

  test('knows the usual text of every code that a rule can say without one', async () => {
    for (const { response } of fixtures.create_errors) {
      const { status_code: code, status_msg } = response.body.base_resp
      if (code === 2013 || code === 2061) continue
      await sandbox.faults({ call: 'create', fault: { kind: 'base', code } })
      expect((await sandbox.create()).base_resp).toEqual({ status_code: code, status_msg })
    }
  })
})

function bearerOf(headers: { Authorization?: string | undefined }): string {
  return headers.Authorization?.replace('Bearer ', '') ?? ''
}

describe('query', async () => {
  const done = await finishedTask(sandbox)

  /** What brings a task of the stand-in into the recorded situation. */
  const situations: Record<
    string,
    { prompt?: string; fault?: Json; status?: string; key?: string }
  > = {
    preparing: { status: 'Preparing' },
    queueing: { status: 'Queueing' },
    'processing (live shape)': { status: 'Processing' },
    'processing (minimal shape)': { status: 'Processing', fault: { kind: 'minimal' } },
    'success, pre-2025 shape without sizes': { fault: { kind: 'minimal' } },
    'success but file_id missing (defect seen by clients)': { fault: { kind: 'no_file_id' } },
    'fail, input moderated': { prompt: 'sandbox:fail-input' },
    'fail, output moderated': { prompt: 'sandbox:fail-output' },
    'fail, unusable image found late': { prompt: 'sandbox:fail-image' },
    'fail without reason': { prompt: 'sandbox:fail-silent' },
    'poll rate limited': { fault: { kind: 'base', code: 1002 } },
    'poll hits internal error': { fault: { kind: 'base', code: 1024 } },
    'poll with bad key': { key: 'nonsense' },
  }

  test.each(fixtures.query)('$name', async ({ name, response, request }) => {
    const { prompt, fault, status, key } = situations[name] ?? {}
    let taskId = name === 'unknown task_id' ? '999999999999999' : done.taskId
    if (prompt) {
      taskId = (await sandbox.create({ prompt })).task_id
      await ended(sandbox, taskId)
    }
    if (status) taskId = await taskIn(status)
    if (fault) await sandbox.faults({ call: 'query', fault })
    const path = request.path.replace(/task_id=.*/, `task_id=${taskId}`)
    const answer = await sandbox.get(path, key ?? 'sk-api-test')
    await sameHead(answer, response)
    sameShape(await answer.json(), response.body)
  })

  /** A task that stands still in this state. */
  async function taskIn(status: string): Promise<string> {
    await sandbox.control('POST', 'speed', { speed: 5 })
    const { task_id } = await sandbox.create({ prompt: 'sandbox:fail-output' })
    await eventually(async () => (await sandbox.query(task_id)).status === status)
    await sandbox.control('POST', 'speed', { speed: 0.001 })
    return task_id
  }
})

describe('retrieve', async () => {
  const done = await finishedTask(sandbox)
  const faults: Record<string, Json> = {
    '2025-08 shape with backup URL': { kind: 'backup_link' },
    'internal service error': { kind: 'base', code: 1013 },
    'rpm limit': { kind: 'base', code: 1002 },
  }

  test.each(fixtures.retrieve)('$name', async ({ name, request, response }) => {
    const fault = faults[name]
    if (fault) await sandbox.faults({ call: 'retrieve', fault })
    const path = request.path.replace(/\d+$/, done.fileId)
    const answer = await sandbox.get(path, name === 'bad key' ? 'nonsense' : 'sk-api-test')
    await sameHead(answer, response)
    sameShape(await answer.json(), response.body)
  })

  test.each(fixtures.download)('download: $name', async ({ name, request, response }) => {
    if (name === 'expired signature') {
      await sandbox.faults({ call: 'download', fault: { kind: 'expired' } })
    }
    const { file } = await sandbox.retrieve(done.fileId)
    const { method, headers } = request
    const answer = await fetch(file.download_url, { method, headers: headers as HeadersInit })
    const { 'content-range': range, ...recorded } = response.headers as Record<string, string>
    await sameHead(answer, { ...response, headers: recorded })
    if (range) expect(answer.headers.get('content-range')).toMatch(/^bytes 0-1023\/\d+$/)
    if (!response.body.startsWith('<MP4') && !range) expect(await answer.text()).toBe(response.body)
  })
})

describe('the relay', async () => {
  const done = await finishedTask(sandbox)

  test.each(fixtures.gpt_ge)('$name', async ({ request, response }) => {
    const path = new URL(request.url).pathname.replace(/^\/task\/\d+$/, `/task/${done.taskId}`)
    const search = request.url.includes('file_id') ? `?file_id=${done.fileId}` : ''
    const answer =
      request.method === 'POST'
        ? await sandbox.post({ ...goodBody, prompt: 'sandbox:fail-input' }, path)
        : await sandbox.get(path + search)
    expect(answer.status).toBe(response.http_status)
    if (typeof response.body === 'object') sameShape(await answer.json(), response.body)
  })
})

describe('callbacks', () => {
  beforeEach(() => {
    receiver.forget()
  })

  test('the challenge has the recorded form', async () => {
    await sandbox.create({ prompt: 'sandbox:fail-input', callback_url: receiver.url })
    const { from_minimax } = fixtures.callbacks.handshake_ok
    sameShape(receiver.challenges()[0]?.body, from_minimax.body)
    expect(receiver.challenges()[0]?.contentType).toBe(from_minimax.headers['Content-Type'])
  })

  const prompts: Record<string, string> = {
    'failed, output moderated': 'sandbox:fail-output',
    'failed, input moderated': 'sandbox:fail-input',
  }

  test.each(fixtures.callbacks.pushes)('push: $name', async ({ name, from_minimax: { body } }) => {
    if (name.includes('capitalised')) {
      await sandbox.faults({ call: 'push', fault: { kind: 'capitals' } })
    }
    const prompt = prompts[name] ?? goodBody.prompt
    await sandbox.create({ prompt, callback_url: receiver.url })
    const push = await eventually(() =>
      receiver.pushes().find((received) => received.body.status === body.status),
    )
    sameShape(push.body, body)
  })
})

describe('the rest', () => {
  test('files: list and delete', async () => {
    const [list, deletion] = fixtures.files_admin
    const listed = await (await sandbox.get(list?.request.path ?? '')).json()
    sameShape(listed, { ...list?.response.body, files: [] })
    const { fileId } = await finishedTask(sandbox)
    const body = { file_id: Number(fileId), purpose: 'video_generation' }
    const deleted = await (await sandbox.post(body, deletion?.request.path)).json()
    sameShape(deleted, deletion?.response.body)
    expect((await sandbox.retrieve(fileId)).base_resp.status_code).toBe(2013)
    const again = await (await sandbox.post(body, deletion?.request.path)).json()
    expect(again.base_resp.status_code).toBe(2013)
  })

  test.each(fixtures.http_layer)('http: $name', async ({ name, request, response }) => {
    if (name === 'gateway trouble') {
      await sandbox.faults({ call: 'query', fault: { kind: 'http', status: 502 } })
    }
    const { method = 'GET', path = '/task/1', headers = {} } = request ?? {}
    const answer = await fetch(sandbox.url + path, { method, headers: headers as HeadersInit })
    await sameHead(answer, response)
    const text = await answer.text()
    if (name === 'wrong path') expect(text).toBe(response.body)
    if (name === 'CORS preflight on V1') expect(JSON.parse(text)).toEqual(response.body)
  })
})
