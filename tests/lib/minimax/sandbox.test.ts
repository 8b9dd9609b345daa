import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTask } from '#lib/minimax/create.ts'
import { download } from '#lib/minimax/download.ts'
import { inspectMp4 } from '#lib/minimax/mp4.ts'
import { accountFor } from '#lib/minimax/providers.ts'
import { queryTask } from '#lib/minimax/query.ts'
import { retrieveFile } from '#lib/minimax/retrieve.ts'
import type { CreateRequest, ProviderName } from '#lib/minimax/wire.ts'
import { type Sandbox, startSandbox } from '#sandbox/server.ts'
import { frameOf, request as ordinary } from './upstream.ts'

/** The client against the stand-in, which shares no code with it and knows what it accepted. */

let sandbox: Sandbox
let asked: CreateRequest
/** One video that is ready to be fetched. */
let done: { taskId: string; fileId: string }

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, speed: 1000, createsPerMinute: 0 })
  const picture = { width: 640, height: 360, channels: 3, background: '#46a' } as const
  const png = await sharp({ create: picture }).png().toBuffer()
  asked = { ...ordinary, model: 'I2V-01', resolution: '720P', firstFrame: frameOf(png) }
  done = await rendered(account())
}, 120_000)

afterAll(() => sandbox.close())
beforeEach(() => control('DELETE', 'faults'))

function account(provider: ProviderName = 'vapi', apiKey = 'sk-api-EXAMPLE') {
  return accountFor({ provider, baseUrl: sandbox.url, apiKey })
}

async function control(method: string, path: string, body?: unknown) {
  const init = body === undefined ? {} : { body: JSON.stringify(body), headers: json }
  const response = await fetch(`${sandbox.url}/__sandbox/${path}`, { method, ...init })
  expect(response.ok, await response.clone().text()).toBe(true)
  return response
}

const json = { 'content-type': 'application/json' }
const faulty = (call: string, ...faults: object[]) =>
  control(
    'POST',
    'faults',
    faults.map((fault) => ({ call, fault })),
  )

/** The ids that it accepted for a prompt: what will be on the bill. */
async function bill(prompt: string): Promise<string[]> {
  const { tasks } = await (await control('GET', 'tasks')).json()
  type Task = { taskId: string; request: { prompt: string } }
  return tasks
    .filter(({ request }: Task) => request.prompt === prompt)
    .map(({ taskId }: Task) => taskId)
}

async function rendered(by: ReturnType<typeof account>) {
  const created = await createTask(by, asked)
  if (created.kind !== 'accepted') throw new Error(JSON.stringify(created))
  for (;;) {
    const outcome = await queryTask(by, created.taskId)
    if (outcome.kind === 'succeeded') return { taskId: created.taskId, fileId: outcome.fileId }
    if (outcome.kind !== 'running') throw new Error(JSON.stringify(outcome))
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function fetched(options: { maxBytes?: number; totalMs?: number } = {}) {
  const retrieved = await retrieveFile(account(), done.fileId)
  if (retrieved.kind !== 'link') throw new Error(JSON.stringify(retrieved))
  const chunks: Uint8Array[] = []
  const limits = { maxBytes: 50_000_000, idleMs: 2000, ...options }
  const allowHosts = [new URL(sandbox.url).host]
  for await (const chunk of download(retrieved.url, { ...limits, allowHosts })) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('a video', () => {
  test.each(['vapi', 'minimax', 'minimax-cn'] as const)('is made through %s', async (provider) => {
    const { taskId } = await rendered(account(provider, `key-of-${provider}`))
    expect(await bill(asked.prompt)).toContain(taskId)
  })

  test('arrives whole, with its size and length, and no key was shown for it', async () => {
    const bytes = await fetched()
    const facts = await inspectMp4(
      async (at, length) => bytes.subarray(at, at + length),
      bytes.byteLength,
    )
    expect(facts).toEqual({ width: 1280, height: 720, millis: 5875 })
    const { counters } = await (await control('GET', 'tasks')).json()
    expect(counters.authorizationLeaks).toBe(0)
  })
})

describe('a create call that is disturbed', () => {
  const accepted = { kind: 'accepted' }
  const unknown = (why: string) => ({ kind: 'unknown', why })
  const refused = (reason: string) => ({ kind: 'refused', reason })

  test.each<[object, object]>([
    [{ kind: 'refuse' }, unknown('reset')],
    [{ kind: 'reset' }, unknown('reset')],
    [{ kind: 'reset', at: 'after' }, unknown('reset')],
    [{ kind: 'delay', at: 'after', milliseconds: 3000 }, unknown('timeout')],
    [{ kind: 'delay', at: 'before', milliseconds: 3000 }, unknown('timeout')],
    [{ kind: 'trickle', milliseconds: 6000 }, unknown('timeout')],
    [{ kind: 'trickle', milliseconds: 200 }, accepted],
    [{ kind: 'body', as: 'malformed' }, unknown('malformed')],
    [{ kind: 'body', as: 'truncated' }, unknown('reset')],
    [{ kind: 'body', as: 'huge' }, unknown('malformed')],
    [{ kind: 'body', as: 'html' }, unknown('malformed')],
    [{ kind: 'body', as: 'duplicate_keys' }, unknown('malformed')],
    [{ kind: 'body', as: 'empty' }, unknown('malformed')],
    [{ kind: 'task_id', as: 'number' }, accepted],
    [{ kind: 'task_id', as: 'wide' }, accepted],
    [{ kind: 'task_id', as: 'empty' }, unknown('task_id_odd')],
    [{ kind: 'task_id', as: 'missing' }, unknown('task_id_odd')],
    [{ kind: 'task_id', as: 'huge' }, unknown('task_id_odd')],
    [{ kind: 'base', code: 1033, at: 'after' }, unknown('ambiguous_code')],
    [{ kind: 'base', code: 7777, at: 'after' }, unknown('unlisted_code')],
    [{ kind: 'base', code: 1002 }, refused('rate')],
    [{ kind: 'base', code: 2049 }, refused('auth')],
    ...[500, 502, 503, 504, 408, 404, 302].flatMap((status) =>
      ['before', 'after'].map((at): [object, object] => [
        { kind: 'http', status, at },
        unknown('http_status'),
      ]),
    ),
    ...[400, 401, 402, 403, 413, 422, 429].map((status): [object, object] => [
      { kind: 'http', status, body: 'html' },
      { kind: 'refused' },
    ]),
  ])('by %j is %j, and never refused although it was accepted', async (fault, expected) => {
    await faulty('create', fault)
    const prompt = JSON.stringify(fault)
    const outcome = await createTask(account(), { ...asked, prompt }, { timeoutMs: 1500 })
    const made = await bill(prompt)
    expect(outcome).toMatchObject(expected)
    if (outcome.kind === 'refused') expect(made).toEqual([])
    if (outcome.kind === 'accepted') expect(made).toEqual([outcome.taskId])
    expect(made.length).toBeLessThanOrEqual(1)
  })

  test('by nobody listening was not sent', async () => {
    await control('POST', 'outage', { milliseconds: 400 })
    const outcome = await createTask(account(), asked)
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(outcome).toMatchObject(refused('not_sent'))
  })
})

describe('a query that is disturbed', () => {
  const retry = (why: string) => ({ kind: 'retry', why })

  test.each([
    [{ kind: 'refuse' }, retry('network')],
    [{ kind: 'reset' }, retry('network')],
    [{ kind: 'body', as: 'malformed' }, retry('malformed')],
    [{ kind: 'body', as: 'truncated' }, retry('network')],
    [{ kind: 'body', as: 'huge' }, retry('malformed')],
    [{ kind: 'body', as: 'duplicate_keys' }, retry('malformed')],
    [{ kind: 'http', status: 502 }, retry('http_status')],
    [{ kind: 'http', status: 429 }, retry('http_status')],
    [
      { kind: 'http', status: 401 },
      { kind: 'stopped', reason: 'auth' },
    ],
    [{ kind: 'base', code: 1002 }, retry('code')],
    [
      { kind: 'base', code: 1004 },
      { kind: 'stopped', reason: 'auth' },
    ],
    [
      { kind: 'status', word: 'Reticulating' },
      { kind: 'running', known: false },
    ],
    [
      { kind: 'lag', milliseconds: 3_600_000 },
      { kind: 'stopped', reason: 'unknown_task' },
    ],
    [{ kind: 'no_file_id' }, retry('file_id_missing')],
    [{ kind: 'minimal' }, { kind: 'succeeded', width: undefined }],
  ])('by %j is %j', async (fault, expected) => {
    await faulty('query', fault)
    expect(await queryTask(account(), done.taskId, { tries: 1 })).toMatchObject(expected)
  })
})

describe('a video whose way is disturbed', () => {
  test.each([
    ['retrieve', { kind: 'file_id_text' }],
    ['retrieve', { kind: 'backup_link' }],
    ['download', { kind: 'content_type', value: 'application/octet-stream' }],
  ])('by %s %j arrives', async (call, fault) => {
    await faulty(call, fault)
    expect((await fetched()).byteLength).toBeGreaterThan(10_000)
  })

  test.each([{ kind: 'truncated' }, { kind: 'reset' }, { kind: 'http', status: 503 }])(
    'by download %j once arrives, resumed or begun anew',
    async (fault) => {
      const whole = await fetched()
      for (const more of [[], [{ call: 'download', fault: { kind: 'no_range' } }]]) {
        await control('POST', 'faults', [{ call: 'download', when: { nth: [1] }, fault }, ...more])
        expect((await fetched()).equals(whole)).toBe(true)
      }
    },
  )

  test.each([
    [{ kind: 'expired' }, 'expired'],
    [{ kind: 'expires_halfway' }, 'expired'],
    [{ kind: 'truncated' }, 'broken'],
    [{ kind: 'body', as: 'html' }, 'not_video'],
    [{ kind: 'body', as: 'garbage' }, 'not_video'],
    [{ kind: 'body', as: 'empty' }, 'not_video'],
    [{ kind: 'body', as: 'huge' }, 'too_large'],
    [{ kind: 'drip', bytesPerSecond: 100 }, 'timeout'],
    [{ kind: 'redirect', url: 'http://169.254.169.254/latest/meta-data/' }, 'not_allowed'],
    [{ kind: 'redirect', url: 'http://[::ffff:127.0.0.1]/' }, 'not_allowed'],
    [{ kind: 'content_type', value: 'text/html' }, 'not_video'],
  ])('by download %j every time fails as %s', async (fault, reason) => {
    await faulty('download', fault)
    await expect(fetched({ totalMs: 6000 })).rejects.toMatchObject({ reason })
  })

  test('by a file that ends early but says so is found by its boxes', async () => {
    await faulty('download', { kind: 'short', missingBytes: 100 })
    const bytes = await fetched()
    const read = async (at: number, length: number) => bytes.subarray(at, at + length)
    await expect(inspectMp4(read, bytes.byteLength)).rejects.toMatchObject({ reason: 'truncated' })
  })
})
