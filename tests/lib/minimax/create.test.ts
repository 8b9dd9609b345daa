import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createTask } from '#lib/minimax/create.ts'
import { accountFor } from '#lib/minimax/providers.ts'
import type { CreateRequest } from '#lib/minimax/wire.ts'
import { selfSigned } from '../net/self-signed.ts'
import { listen, serve } from '../net/server.ts'
import { envelope, request, upstream } from './upstream.ts'

const ok = envelope(0, 'success', { task_id: '106916112212032' })
const http = (body: string, head = 'HTTP/1.1 200 OK') =>
  `${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

/** An upstream that answers at the level of bytes, once the whole request was read. */
async function tcpUpstream(answer: string | undefined) {
  let received = ''
  const server = await listen((socket) => {
    socket.on('data', (chunk) => {
      received += chunk
      if (received.endsWith('"}')) {
        if (answer === undefined) socket.resetAndDestroy()
        else socket.end(answer)
      }
    })
  })
  const account = accountFor({ provider: 'minimax', baseUrl: server.url, apiKey: 'k' })
  return { ...server, account, received: () => received, [Symbol.asyncDispose]: server.close }
}

/** A frame whose pieces come from `pieces`. */
function frame(sizeBytes: number, pieces: () => AsyncIterable<Uint8Array>): CreateRequest {
  return { ...request, firstFrame: { mime: 'image/jpeg', sizeBytes, open: pieces } }
}

describe('the body', () => {
  test.each([1, 2, 3, 4, 5, 1000, 99_999, 1_000_000])(
    'carries an image of %i bytes whole',
    async (size) => {
      const bytes = Buffer.alloc(size, 'abcdefg')
      await using server = await upstream({ body: ok })
      const outcome = await createTask(server.account(), {
        ...request,
        firstFrame: {
          mime: 'image/webp',
          sizeBytes: size,
          async *open() {
            for (let at = 0; at < size; at += 4097) yield bytes.subarray(at, at + 4097)
          },
        },
      })
      expect(outcome.kind).toBe('accepted')
      const sent = JSON.parse(server.asked[0]?.body ?? '')
      expect(sent.first_frame_image).toBe(`data:image/webp;base64,${bytes.toString('base64')}`)
    },
  )

  test('of 20 MB is never in memory as a whole', async () => {
    const size = 20_000_000
    const piece = Buffer.alloc(64 * 1024, 1)
    const hash = createHash('sha256')
    let received = 0
    const server = await serve((asked, response) => {
      asked.on('data', (chunk: Buffer) => {
        received += chunk.byteLength
        hash.update(chunk)
      })
      asked.on('end', () => response.end(JSON.stringify(ok)))
    })
    let open = 0
    let most = 0
    const outcome = await createTask(
      accountFor({ provider: 'minimax', baseUrl: server.url, apiKey: 'k' }),
      frame(size, async function* () {
        for (let at = 0; at < size; at += piece.byteLength) {
          open = at - (received * 3) / 4
          most = Math.max(most, open)
          yield piece.subarray(0, Math.min(piece.byteLength, size - at))
        }
      }),
    )
    await server.close()
    expect(outcome.kind).toBe('accepted')
    expect(received).toBeGreaterThan((size * 4) / 3)
    // what was read ahead of what the other side has: socket buffers of both ends, and little else
    expect(most).toBeLessThan(10_000_000)
  })

  test('keeps unusual text as it is', async () => {
    await using server = await upstream({ body: ok })
    const prompt = '老人抬头 [左摇,上升] "quoted" \\ \n\u2028 👩‍🎤 \ud800'
    await createTask(server.account(), { ...request, prompt })
    expect(JSON.parse(server.asked[0]?.body ?? '').prompt).toBe(prompt)
  })

  test('leaves out what was not asked for', async () => {
    await using server = await upstream({ body: ok })
    await createTask(server.account(), { ...request, prompt: '' })
    expect(Object.keys(JSON.parse(server.asked[0]?.body ?? ''))).toEqual([
      'model',
      'duration',
      'resolution',
      'prompt_optimizer',
      'first_frame_image',
    ])
  })
})

describe('each call has a connection of its own', () => {
  test('that is closed afterwards', async () => {
    await using server = await upstream({ body: ok })
    for (let call = 1; call <= 3; call += 1) {
      await createTask(server.account(), request)
      expect(server.connections()).toBe(call)
    }
    expect(server.asked.every(({ headers }) => headers.connection === 'close')).toBe(true)
  })

  test('and is never made twice, whatever happens to it', async () => {
    await using server = await tcpUpstream(undefined)
    expect(await createTask(server.account, request)).toMatchObject({
      kind: 'unknown',
      why: 'reset',
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(server.connections()).toBe(1)
  })
})

describe('nothing was sent', () => {
  const notSent = { kind: 'refused', reason: 'not_sent', httpStatus: undefined }

  test('when nobody listens', async () => {
    const server = await listen(() => {})
    await server.close()
    const account = accountFor({ provider: 'minimax', baseUrl: server.url, apiKey: 'k' })
    expect(await createTask(account, request)).toMatchObject({
      ...notSent,
      excerpt: 'no answer: ECONNREFUSED',
    })
  })

  test('when the host has no address', async () => {
    const baseUrl = 'http://nowhere.invalid'
    const account = accountFor({ provider: 'minimax', baseUrl, apiKey: 'k' })
    expect(await createTask(account, request)).toMatchObject(notSent)
  })

  test('when the TLS handshake fails', async () => {
    const received: Buffer[] = []
    const server = await listen((socket) => {
      socket.on('data', (chunk) => {
        received.push(chunk)
        socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
      })
    })
    const baseUrl = server.url.replace('http:', 'https:')
    const account = accountFor({ provider: 'minimax', baseUrl, apiKey: 'a-key-in-clear' })
    expect(await createTask(account, request)).toMatchObject(notSent)
    expect(Buffer.concat(received).includes('a-key-in-clear')).toBe(false)
    await server.close()
  })

  test('when the certificate is not trusted', async () => {
    const server = await serve((_asked, response) => response.end('{}'), '127.0.0.1', selfSigned)
    const account = accountFor({ provider: 'minimax', baseUrl: server.url, apiKey: 'k' })
    expect(await createTask(account, request)).toMatchObject(notSent)
    expect(server.requests).toEqual([])
    await server.close()
  })

  test('when the frame cannot be read', async () => {
    await using server = await upstream({ body: ok })
    const unreadable = frame(10, async function* () {
      yield* []
      throw new Error('the disk is gone')
    })
    expect(await createTask(server.account(), unreadable)).toMatchObject(notSent)
    expect(server.connections()).toBe(0)
  })

  test('when the frame does not come in time', async () => {
    await using server = await upstream({ body: ok })
    const silent = frame(10, async function* () {
      await new Promise(() => {})
      yield Buffer.from('x')
    })
    expect(await createTask(server.account(), silent, { timeoutMs: 100 })).toMatchObject(notSent)
    expect(server.connections()).toBe(0)
  })

  test('when the caller had given up before', async () => {
    await using server = await upstream({ body: ok })
    const signal = AbortSignal.abort()
    expect(await createTask(server.account(), request, { signal })).toMatchObject(notSent)
    expect(server.connections()).toBe(0)
  })
})

describe('whether it was accepted is not known', () => {
  test('when the connection is reset before an answer', async () => {
    await using server = await tcpUpstream(undefined)
    expect(await createTask(server.account, request)).toMatchObject({
      kind: 'unknown',
      why: 'reset',
    })
    expect(server.received()).toContain('POST /v1/video_generation')
  })

  test('when the connection is reset at once, unless no byte had left', async () => {
    for (let i = 0; i < 30; i += 1) {
      let bytes = 0
      const server = await listen((socket) => {
        socket.on('data', (chunk) => {
          bytes += chunk.byteLength
        })
        if (i % 3 === 0) socket.resetAndDestroy()
        else if (i % 3 === 1) setImmediate(() => socket.resetAndDestroy())
        else socket.once('data', () => socket.resetAndDestroy())
      })
      const account = accountFor({ provider: 'minimax', baseUrl: server.url, apiKey: 'k' })
      const outcome = await createTask(account, request)
      if (outcome.kind === 'refused') expect([outcome.reason, bytes]).toEqual(['not_sent', 0])
      else expect(outcome).toMatchObject({ kind: 'unknown', why: 'reset' })
      if (i % 3 === 2) expect(outcome.kind).toBe('unknown')
      await server.close()
    }
  })

  test.each([
    ['closed without an answer', '', 'reset'],
    ['not HTTP', 'garbage\r\n\r\n', 'reset'],
    ['cut in the head', 'HTTP/1.1 200 OK\r\ncontent-le', 'reset'],
    ['cut in the body', 'HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{"task_id":"10691', 'reset'],
    [
      'a refusal cut in the body',
      http('{"task_id":').replace('200', '400').replace('11', '50'),
      'reset',
    ],
    ['empty', http(''), 'malformed'],
    [
      'half a document',
      http('{"task_id":"106916112212032","base_resp":{"status_code":0'),
      'malformed',
    ],
    ['HTML', http('<html>Bad Gateway</html>'), 'malformed'],
    ['without base_resp', http('{"task_id":"106916112212032"}'), 'malformed'],
    ['a code as text', http('{"task_id":"1","base_resp":{"status_code":"0"}}'), 'malformed'],
    ['a list', http('[]'), 'malformed'],
    ['null', http('null'), 'malformed'],
    ['an id that is a list', http('{"task_id":["1"],"base_resp":{"status_code":0}}'), 'malformed'],
    ['two ids', http('{"task_id":"1","task_id":"2","base_resp":{"status_code":0}}'), 'malformed'],
    ['two codes', http('{"base_resp":{"status_code":2013,"status_code":0}}'), 'malformed'],
    ['over 64 KiB', http(JSON.stringify({ ...ok, x: 'x'.repeat(70_000) })), 'malformed'],
    ['no id', http(JSON.stringify(envelope(0))), 'task_id_odd'],
    ['an empty id', http(JSON.stringify(envelope(0, '', { task_id: '' }))), 'task_id_odd'],
    ['an id of zero', http(JSON.stringify(envelope(0, '', { task_id: 0 }))), 'task_id_odd'],
    [
      'an id of 5 kB',
      http(JSON.stringify(envelope(0, '', { task_id: '1'.repeat(5000) }))),
      'task_id_odd',
    ],
    [
      'an id with a slash',
      http(JSON.stringify(envelope(0, '', { task_id: '../1' }))),
      'task_id_odd',
    ],
    [
      'a refusal with an id',
      http(JSON.stringify(envelope(2013, 'x', { task_id: '9' }))),
      'task_id_odd',
    ],
    ['a code that nobody knows', http(JSON.stringify(envelope(4711, 'x'))), 'unlisted_code'],
    ['a code of the output', http(JSON.stringify(envelope(1027, 'x'))), 'ambiguous_code'],
    [
      'a redirect',
      'HTTP/1.1 307 X\r\nlocation: /again\r\ncontent-length: 0\r\n\r\n',
      'http_status',
    ],
    ['another success', http(JSON.stringify(ok), 'HTTP/1.1 202 Accepted'), 'http_status'],
    ['a refusal in a 502', http(JSON.stringify(envelope(2013)), 'HTTP/1.1 502 X'), 'http_status'],
    ['a success in a 400', http(JSON.stringify(ok), 'HTTP/1.1 400 X'), 'http_status'],
    [
      'an unclear code in a 400',
      http(JSON.stringify(envelope(1024)), 'HTTP/1.1 400 X'),
      'ambiguous_code',
    ],
  ])('when the answer is %s', async (_what, bytes, why) => {
    await using server = await tcpUpstream(bytes)
    expect(await createTask(server.account, request)).toMatchObject({ kind: 'unknown', why })
    expect(server.connections()).toBe(1)
  })

  test('when no answer comes in time', async () => {
    const server = await listen(() => {})
    const account = accountFor({ provider: 'minimax', baseUrl: server.url, apiKey: 'k' })
    const outcome = await createTask(account, request, { timeoutMs: 200 })
    expect(outcome).toMatchObject({ kind: 'unknown', why: 'timeout' })
    await server.close()
  })

  test('when the body of the answer does not end in time', async () => {
    await using server = await upstream((response) => {
      response.writeHead(200, { 'trace-id': 'abc' }).write('{"task_id":')
    })
    expect(await createTask(server.account(), request, { timeoutMs: 300 })).toMatchObject({
      kind: 'unknown',
      why: 'timeout',
      httpStatus: 200,
      traceId: 'abc',
      excerpt: '{"task_id":',
    })
  })

  test('when the caller gives up while the call is open', async () => {
    const server = await listen(() => {})
    const account = accountFor({ provider: 'minimax', baseUrl: server.url, apiKey: 'k' })
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 100)
    const outcome = await createTask(account, request, { signal: stop.signal })
    expect(outcome).toMatchObject({ kind: 'unknown', why: 'timeout' })
    await server.close()
  })

  test.each([
    ['breaks off', 100_000, 'the disk is gone'],
    ['is shorter than it should be', 100_000, undefined],
    ['is longer than it should be', 10, undefined],
  ])(
    'when the frame %s while it is sent, and no whole document left',
    async (_what, size, error) => {
      await using server = await tcpUpstream(http(JSON.stringify(ok)))
      const outcome = await createTask(
        server.account,
        frame(size, async function* () {
          yield Buffer.alloc(9)
          await new Promise((resolve) => setTimeout(resolve, 100))
          yield Buffer.alloc(9)
          if (error) throw new Error(error)
        }),
      )
      expect(outcome).toMatchObject({ kind: 'unknown', why: 'reset' })
      expect(server.received()).not.toContain('"}')
    },
  )
})

describe('a proven answer', () => {
  test('keeps every digit of a numeric id', async () => {
    for (const id of ['106916112212032', '115334141465231360', '9223372036854775807']) {
      await using server = await upstream({
        body: `{"task_id": ${id}, "base_resp": {"status_code": 0, "status_msg": "success"}}`,
      })
      expect(await createTask(server.account(), request)).toMatchObject({
        kind: 'accepted',
        taskId: id,
      })
    }
  })

  test('is one although the connection breaks behind it', async () => {
    await using server = await tcpUpstream(
      http(JSON.stringify(ok)).replace(/length: \d+/, 'length: 5000'),
    )
    expect(await createTask(server.account, request)).toMatchObject({ kind: 'accepted' })
  })

  test('is read although it comes before the request was sent', async () => {
    const server = await listen((socket) => {
      socket.once('data', () => socket.write(http('{"error":"too large"}', 'HTTP/1.1 413 X')))
    })
    const account = accountFor({ provider: 'minimax', baseUrl: server.url, apiKey: 'k' })
    const slow = frame(1_000_000, async function* () {
      for (let at = 0; at < 1_000_000; at += 10_000) {
        yield Buffer.alloc(10_000)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })
    expect(await createTask(account, slow)).toMatchObject({ kind: 'refused', reason: 'parameters' })
    await server.close()
  })

  test.each([
    [400, 'parameters'],
    [401, 'auth'],
    [402, 'balance'],
    [403, 'auth'],
    [413, 'parameters'],
    [422, 'parameters'],
    [429, 'rate'],
  ])('of a gateway: HTTP %i is a refusal', async (status, reason) => {
    await using server = await upstream({ status, body: '<html>no</html>' })
    expect(await createTask(server.account(), request)).toMatchObject({
      kind: 'refused',
      reason,
      httpStatus: status,
      baseCode: undefined,
      excerpt: '<html>no</html>',
    })
  })

  test('of a gateway is less precise than the code in its body', async () => {
    await using server = await upstream({
      status: 400,
      body: envelope(1026, 'input new_sensitive'),
    })
    expect(await createTask(server.account(), request)).toMatchObject({
      kind: 'refused',
      reason: 'input_moderated',
      baseCode: 1026,
    })
  })

  test.each([
    ['7', 1041, 7],
    ['7', 1002, 60],
    ['90', 1002, 90],
    ['999999999', 1041, 86_400],
    ['soon', 1041, undefined],
    ['in half a minute', 1041, 30],
    ['half a minute ago', 1041, 0],
  ])('with Retry-After %j and code %i asks for a pause', async (value, code, seconds) => {
    const dates: Record<string, number> = {
      'in half a minute': 30_000,
      'half a minute ago': -30_000,
    }
    const shift = dates[value]
    const header = shift === undefined ? value : new Date(Date.now() + shift).toUTCString()
    await using server = await upstream({
      headers: { 'retry-after': header },
      body: envelope(code),
    })
    const outcome = await createTask(server.account(), request)
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'rate' })
    if (outcome.kind !== 'refused') return
    if (seconds === undefined) expect(outcome.retryAfterSeconds).toBeUndefined()
    else expect(Math.abs((outcome.retryAfterSeconds ?? -9) - seconds)).toBeLessThanOrEqual(1)
  })

  test.each(['Trace-Id', 'minimax-request-id', 'x-mm-request-id', 'alb_request_id'])(
    'is remembered by its %s',
    async (name) => {
      await using server = await upstream({ headers: { [name]: '04f3a1c2' }, body: ok })
      expect(await createTask(server.account(), request)).toMatchObject({ traceId: '04f3a1c2' })
    },
  )
})

describe('what is kept of an answer', () => {
  test('holds no key, no callback address and no character a database refuses', async () => {
    const callbackUrl = 'https://portal.example/api/minimax/callback/secret-token'
    await using server = await upstream({
      body: `\u0000bad key sk-api-EXAMPLE for ${callbackUrl}\r\n\u001b[31m`,
    })
    const outcome = await createTask(server.account(), { ...request, callbackUrl })
    expect(outcome.excerpt).toBe(' bad key [hidden] for [hidden] [31m')
  })

  test('is at most 4 KiB', async () => {
    await using server = await upstream({ status: 500, body: '画'.repeat(10_000) })
    const { excerpt } = await createTask(server.account(), request)
    expect(Buffer.byteLength(excerpt)).toBeLessThanOrEqual(4096)
    expect(excerpt).toBe('画'.repeat(1365))
  })
})

test('the frame is closed however the call ends', async () => {
  let closed = 0
  const counted = frame(100_000, async function* () {
    try {
      for (let at = 0; at < 10; at += 1) yield Buffer.alloc(10_000)
    } finally {
      closed += 1
    }
  })
  await using server = await upstream({ body: ok })
  await createTask(server.account(), counted)
  const refusing = accountFor({ provider: 'vapi', baseUrl: 'http://nowhere.invalid', apiKey: 'k' })
  await createTask(refusing, counted)
  const resetting = await listen((socket) => socket.resetAndDestroy())
  await createTask(accountFor({ provider: 'vapi', baseUrl: resetting.url, apiKey: 'k' }), counted)
  await resetting.close()
  await expect.poll(() => closed).toBe(3)
})
