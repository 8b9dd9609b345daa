import { describe, expect, test } from 'vitest'
import { facts, legalDurations, legalResolutions, modelNames } from '#lib/jobs/catalog.ts'
import { parseCallback } from '#lib/minimax/callback.ts'
import { createTask } from '#lib/minimax/create.ts'
import { download } from '#lib/minimax/download.ts'
import { readJson } from '#lib/minimax/json.ts'
import { providers } from '#lib/minimax/providers.ts'
import { queryTask } from '#lib/minimax/query.ts'
import { retrieveFile } from '#lib/minimax/retrieve.ts'
import type { ProviderName } from '#lib/minimax/wire.ts'
import { everyRow } from '../jobs/faults/every-row.ts'
import { queried, refused, retrieved } from './expected.ts'
import { askFor, type CreateBody, everyEntry, fixtures } from './fixtures.ts'
import { type Asked, envelope, frameBytes, type Reply, request, upstream } from './upstream.ts'

const ran = new Set<string>()

/** A test of one entry; the last test counts them. */
function entry(id: string, title: string, work: () => Promise<void> | void) {
  test(`${id}: ${title}`, async () => {
    ran.add(id)
    await work()
  })
}

type Recorded = (typeof fixtures.create_ok)[number]['response']

function replay({ http_status: status, headers = {}, body }: Recorded): Reply {
  return { status, headers, body }
}

function providersOf(path: string): ProviderName[] {
  return path.startsWith('/task/') ? ['vapi'] : ['minimax', 'minimax-cn']
}

function keyOf(headers: Record<string, string>): string {
  return headers.Authorization?.replace('Bearer ', '') ?? 'sk-api-EXAMPLE'
}

/** What the client sent is what the fixture sent, as far as a client of ours can write it. */
function expectSent(asked: Asked | undefined, path: string, key: string, body: CreateBody) {
  expect(asked).toMatchObject({ method: 'POST', url: path })
  expect(asked?.headers).toMatchObject({
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(asked?.body ?? '')),
  })
  const image = `data:image/png;base64,${frameBytes.toString('base64')}`
  expect(JSON.parse(asked?.body ?? '')).toEqual({
    // some fixtures leave required fields out, or send a number as text
    resolution: '768P',
    prompt_optimizer: true,
    ...body,
    duration: Number(body.duration ?? 6),
    first_frame_image: image,
  })
  expect(asked?.body.endsWith(`"first_frame_image":"${image}"}`)).toBe(true)
}

describe('create', () => {
  for (const { name, request: sent, response } of fixtures.create_ok) {
    entry(`create_ok/${name}`, 'is accepted with its task id', async () => {
      for (const provider of providersOf(sent.path)) {
        await using server = await upstream(replay(response))
        const outcome = await createTask(
          server.account(provider, keyOf(sent.headers)),
          askFor(sent.body),
        )
        expect(outcome).toMatchObject({
          kind: 'accepted',
          taskId: (response.body as { task_id: string }).task_id,
          httpStatus: 200,
          baseCode: 0,
          traceId: response.headers?.['trace-id'],
        })
        expectSent(server.asked[0], sent.path, keyOf(sent.headers), sent.body)
        expect(server.asked.length).toBe(1)
      }
    })
  }

  for (const { name, request: sent, response } of fixtures.create_errors) {
    entry(`create_errors/${name}`, `means ${JSON.stringify(refused[name])}`, async () => {
      await using server = await upstream(replay(response))
      const outcome = await createTask(
        server.account('minimax', keyOf(sent.headers)),
        askFor(sent.body),
      )
      expect(refused[name]).toBeDefined()
      expect(outcome).toMatchObject({ ...refused[name] })
      expect(outcome).toMatchObject({
        httpStatus: 200,
        traceId: response.headers?.['trace-id'],
        baseCode: (response.body as ReturnType<typeof envelope>).base_resp.status_code,
      })
      expectSent(server.asked[0], sent.path, keyOf(sent.headers), sent.body)
      expect(server.asked.length).toBe(1)
    })
  }
})

describe('query', () => {
  for (const { name, request: sent, response } of fixtures.query) {
    entry(`query/${name}`, `means ${JSON.stringify(queried[name])}`, async () => {
      const taskId = new URLSearchParams(sent.path.split('?')[1]).get('task_id') ?? ''
      await using server = await upstream(replay(response))
      const outcome = await queryTask(server.account('minimax', keyOf(sent.headers)), taskId)
      expect(queried[name]).toBeDefined()
      expect(outcome).toMatchObject({ ...queried[name], traceId: response.headers?.['trace-id'] })
      expect(server.asked).toMatchObject([{ method: 'GET', url: sent.path, body: '' }])
      expect(server.asked[0]?.headers.authorization).toBe(sent.headers.Authorization)
    })
  }
})

describe('retrieve', () => {
  for (const { name, request: sent, response } of fixtures.retrieve) {
    entry(`retrieve/${name}`, `means ${retrieved[name]?.kind}`, async () => {
      const fileId = new URLSearchParams(sent.path.split('?')[1]).get('file_id') ?? ''
      await using server = await upstream(replay(response))
      const outcome = await retrieveFile(server.account('minimax-cn', keyOf(sent.headers)), fileId)
      const { file } = response.body as { file?: Record<string, unknown> }
      expect(retrieved[name]).toBeDefined()
      expect(outcome).toMatchObject({ ...retrieved[name], traceId: response.headers?.['trace-id'] })
      if (outcome.kind === 'link') {
        expect(outcome.url).toBe(file?.download_url)
        expect(outcome.backupUrl).toBe(file?.backup_download_url)
      }
      expect(server.asked).toMatchObject([{ method: 'GET', url: sent.path, body: '' }])
      expect(server.asked[0]?.headers.authorization).toBe(sent.headers.Authorization)
    })
  }
})

describe('download', () => {
  const [ok, range, expired, preflight] = fixtures.download
  if (!ok || !range || !expired || !preflight) throw new Error('four answers are on record')
  const video = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(553_470, 7)])

  async function whole(url: string, host: string) {
    const chunks: Uint8Array[] = []
    const limits = { maxBytes: 1_000_000, allowHosts: [host] }
    for await (const chunk of download(url, limits)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  entry('download/ok', 'gives the bytes', async () => {
    await using server = await upstream({ headers: ok.response.headers ?? {}, body: video })
    expect((await whole(`${server.url}/v.mp4?Expires=1`, server.host)).equals(video)).toBe(true)
    expect(server.asked[0]?.headers.authorization).toBeUndefined()
  })

  entry('download/range', 'continues a download that broke off', async () => {
    await using server = await upstream(
      (response) => {
        response.writeHead(200, { 'content-length': video.byteLength })
        response.write(video.subarray(0, video.byteLength - 1024), () => response.destroy())
      },
      (response) => {
        const start = Number(/^bytes=(\d+)-$/.exec(response.req.headers.range ?? '')?.[1])
        const rest = video.subarray(start)
        response.writeHead(range.response.http_status, {
          ...range.response.headers,
          'content-range': `bytes ${start}-${video.byteLength - 1}/${video.byteLength}`,
        })
        response.end(rest)
      },
    )
    expect((await whole(server.url, server.host)).equals(video)).toBe(true)
    expect(server.asked.length).toBe(2)
  })

  entry('download/expired signature', 'is told apart from other failures', async () => {
    await using server = await upstream(replay(expired.response))
    await expect(whole(server.url, server.host)).rejects.toMatchObject({
      reason: 'expired',
      detail: 403,
    })
    expect(server.asked.length).toBe(1)
  })

  entry('download/CORS preflight refused by CDN', 'is never asked for', async () => {
    await using server = await upstream((response) => {
      const { method, headers } = response.req
      const forbidden = method !== 'GET' || headers.origin !== undefined
      response.writeHead(forbidden ? preflight.response.http_status : 200).end(video)
    })
    expect((await whole(server.url, server.host)).equals(video)).toBe(true)
  })
})

describe('callbacks', () => {
  const { handshake_ok, handshake_failures, pushes, robustness_cases } = fixtures.callbacks

  entry('callbacks/handshake_ok', 'is a challenge', () => {
    const { body } = handshake_ok.from_minimax
    expect(parseCallback(JSON.stringify(body))).toEqual({ kind: 'challenge', ...body })
  })

  for (const { case: name, effect_on_create: effect } of handshake_failures) {
    entry(`callbacks/handshake_failures/${name}`, 'refuses the create call', async () => {
      const [, status, code, message] = /^HTTP (\d+), status_code (\d+), '(.*)'$/.exec(effect) ?? []
      await using server = await upstream({
        status: Number(status),
        body: envelope(Number(code), message, { task_id: '' }),
      })
      const outcome = await createTask(server.account(), {
        ...request,
        callbackUrl: 'https://a.example/',
      })
      expect(outcome).toMatchObject({ kind: 'refused', reason: 'callback' })
    })
  }

  for (const { name, from_minimax: sent } of pushes) {
    entry(`callbacks/pushes/${name}`, 'is a push with its id as text', () => {
      const { task_id: taskId, status } = sent.body
      expect(parseCallback(JSON.stringify(sent.body))).toEqual({
        kind: 'push',
        push: { taskId, status },
      })
    })
  }

  /** What the job's row does to it there; its state and its sentence in the end are that row's to check. */
  const played: Record<string, object> = {
    'duplicate success': { call: 'push', fault: { kind: 'duplicate' } },
    'out of order': { call: 'push', fault: { kind: 'reorder' } },
    'push for unknown task': { call: 'push', fault: { kind: 'forge', as: 'task', instead: true } },
    'push before create answer is stored': {
      call: 'create',
      fault: { kind: 'delay', at: 'after' },
    },
  }

  for (const { name, do: what } of robustness_cases) {
    const id = `callbacks/robustness_cases/${name}`
    entry(id, `${what}: a job goes through it in tests/lib/jobs/faults`, () => {
      const row = everyRow.find(({ plays }) => plays?.includes(id))
      expect(row).toMatchObject({ faults: [played[name]], end: 'done' })
    })
  }
})

describe('the relay', () => {
  const named = (name: string) => {
    const found = fixtures.gpt_ge.find((candidate) => candidate.name === name)
    if (!found) throw new Error(`no fixture ${name}`)
    return { ...found, path: found.request.url.replace('https://api.gpt.ge', '') }
  }

  entry('gpt_ge/create', 'is called under its prefix', async () => {
    const { response, request: sent, path } = named('create')
    await using server = await upstream(replay(response))
    const body = sent.body ?? { model: '', duration: 6 }
    expect(await createTask(server.account('vapi'), askFor(body))).toMatchObject({
      kind: 'accepted',
      taskId: '106916112212032',
    })
    expectSent(server.asked[0], path, 'sk-api-EXAMPLE', body)
  })

  entry('gpt_ge/query', 'is asked site-wide', async () => {
    const { response, path } = named('query')
    await using server = await upstream(replay(response))
    expect(await queryTask(server.account('vapi'), '314052875571396')).toMatchObject({
      kind: 'succeeded',
      fileId: '314053136425242',
      width: 768,
      height: 1152,
    })
    expect(server.asked[0]?.url).toBe(path)
  })

  entry('gpt_ge/retrieve', 'gives a link under its prefix', async () => {
    const { response, path } = named('retrieve')
    await using server = await upstream(replay(response))
    expect(await retrieveFile(server.account('vapi'), '313992866418884')).toMatchObject({
      kind: 'link',
    })
    expect(server.asked[0]?.url).toBe(path)
  })

  entry('gpt_ge/official query path under the prefix', 'is never asked', async () => {
    const { response, path } = named('official query path under the prefix')
    await using server = await upstream((answer) => {
      const wrong = answer.req.url === path
      answer.writeHead(wrong ? response.http_status : 200)
      answer.end(JSON.stringify(envelope(0, 'success', { status: 'Queueing' })))
    })
    expect(await queryTask(server.account('vapi'), '314052875571396')).toMatchObject({
      kind: 'running',
    })
  })
})

describe('the rest', () => {
  entry('_meta', 'names the providers as we do', () => {
    const { official_intl, official_cn, gpt_ge } = fixtures._meta.provider_profiles
    const ours = ({ baseUrl: base, ...paths }: { baseUrl: string }) => ({ base, ...paths })
    expect(ours(providers.minimax)).toEqual(official_intl)
    expect(ours(providers['minimax-cn'])).toEqual(official_cn)
    expect(ours(providers.vapi)).toEqual(gpt_ge)
  })

  for (const { name, response } of fixtures.files_admin) {
    entry(`files_admin/${name}`, 'is not called; its ids would be text', () => {
      const text = JSON.stringify(response.body)
      const digits = [...text.matchAll(/"file_id":(\d+)/g)].map(([, id]) => `"file_id":"${id}"`)
      expect(digits.length).toBe(1)
      expect(JSON.stringify(readJson(text))).toContain(digits[0])
    })
  }

  for (const { name, response } of fixtures.http_layer) {
    entry(`http_layer/${name}`, 'decides nothing about a task', async () => {
      await using server = await upstream(replay(response))
      const why = response.http_status === 200 ? 'malformed' : 'http_status'
      expect(await createTask(server.account(), request)).toMatchObject({ kind: 'unknown', why })
      expect(server.asked.length).toBe(1)
      expect(await queryTask(server.account(), '427144058097923')).toMatchObject({
        kind: 'retry',
        why,
      })
      expect(server.asked.length).toBe(response.http_status === 502 ? 4 : 2)
    })
  }

  for (const { cn, en } of fixtures.directives) {
    entry(`directives/${cn}`, 'reaches the upstream as it was written', async () => {
      await using server = await upstream({ body: envelope(0, 'success', { task_id: '1' }) })
      const prompt = `一只猫 [${cn}], then [${en}]`
      await createTask(server.account(), { ...request, prompt })
      expect(JSON.parse(server.asked[0]?.body ?? '').prompt).toBe(prompt)
    })
  }

  for (const [model, matrix] of Object.entries(fixtures.model_matrix)) {
    entry(`model_matrix/${model}`, 'is what the catalog offers', () => {
      const name = modelNames.find((candidate) => candidate === model)
      expect(name).toBeDefined()
      if (!name) return
      const offered = legalResolutions(name).map((resolution) => [
        resolution,
        legalDurations(name, resolution),
      ])
      expect(Object.fromEntries(offered)).toEqual(matrix.resolutions)
      expect(facts(name)).toMatchObject({
        defaultResolution: matrix.default_resolution,
        directives: matrix.directives,
        fastPretreatment: matrix.fast_pretreatment,
      })
      expect(modelNames.length).toBe(Object.keys(fixtures.model_matrix).length)
    })
  }

  entry('lifecycle_example', 'is followed to its end', async () => {
    const { task_id, timeline } = fixtures.lifecycle_example
    await using server = await upstream(
      ...timeline.map((step) => ({ body: envelope(0, 'success', { task_id, ...step }) })),
    )
    const seen: string[] = []
    for (const _step of timeline) {
      const outcome = await queryTask(server.account(), task_id)
      seen.push(outcome.kind === 'running' ? outcome.status : outcome.kind)
    }
    expect(seen).toEqual(['Preparing', 'Queueing', 'Processing', 'succeeded'])
  })

  for (const { code, text, retry_get, retry_create } of fixtures.status_codes) {
    entry(`status_codes/${code}`, `${text}: GET ${retry_get}, create ${retry_create}`, async () => {
      const task = { task_id: code === 0 ? '427144058097923' : '', status: '' }
      await using server = await upstream({ body: envelope(code, text, task) })
      const created = await createTask(server.account(), request)
      const asked = await queryTask(server.account(), '427144058097923')
      const filed = await retrieveFile(server.account(), '444795417354723')
      if (code === 0) return expect(created.kind).toBe('accepted')
      expect(asked.kind === 'retry').toBe(retry_get)
      expect(filed.kind === 'retry').toBe(retry_get)
      expect(created.kind).not.toBe('accepted')
      const reason = created.kind === 'refused' ? created.reason : undefined
      if (retry_create === 'after_window') expect(reason).toBe('quota')
      else expect(reason === 'rate').toBe(typeof retry_create === 'string')
      if (retry_create === 'after_60s') expect(created).toMatchObject({ retryAfterSeconds: 60 })
    })
  }
})

test('no entry was left out', () => {
  expect(everyEntry().length).toBeGreaterThan(130)
  expect([...ran].sort()).toEqual([...new Set(everyEntry())].sort())
})
