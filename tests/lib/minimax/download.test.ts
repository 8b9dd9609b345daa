import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { DownloadFailed, type DownloadOptions, download } from '#lib/minimax/download.ts'
import { listen, serve } from '../net/server.ts'

const video = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), randomBytes(400_000)])
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Downloads from a server that answers its requests with `handlers` in order, the last one for ever. */
async function from(handlers: Handler[], options: Partial<DownloadOptions> = {}) {
  const server = await serve((request, response) => {
    const at = Math.min(server.requests.length, handlers.length) - 1
    handlers[at]?.(request, response)
  })
  try {
    const outcome = await collect(`${server.url}/v.mp4?Signature=a%3D`, {
      allowHosts: [server.host],
      ...options,
    })
    return { ...outcome, requests: server.requests, host: server.host }
  } finally {
    await server.close()
  }
}

/** The bytes of a whole download, or the error that it ended with. */
async function collect(url: string, options: Partial<DownloadOptions>) {
  const chunks: Uint8Array[] = []
  try {
    const limits = { maxBytes: 1_000_000, idleMs: 1000, totalMs: 20_000, ...options }
    for await (const chunk of download(url, limits)) chunks.push(chunk)
  } catch (error) {
    return { error, bytes: Buffer.concat(chunks) }
  }
  return { error: undefined, bytes: Buffer.concat(chunks) }
}

/** Serves `bytes` with ranges, as a file host does; breaks off after `most` bytes of each answer. */
function fileHost(
  bytes: Buffer,
  { most = Infinity, etag = '"v1"' as string | undefined } = {},
): Handler {
  return (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const ranged = request.headers.range !== undefined
    const stale = request.headers['if-range'] !== undefined && request.headers['if-range'] !== etag
    const part = ranged && !stale ? bytes.subarray(start) : bytes
    response.writeHead(ranged && !stale ? 206 : 200, {
      'content-type': 'video/mp4',
      'content-length': part.byteLength,
      'accept-ranges': 'bytes',
      ...(etag ? { etag } : {}),
      ...(ranged && !stale
        ? { 'content-range': `bytes ${start}-${bytes.byteLength - 1}/${bytes.byteLength}` }
        : {}),
    })
    if (part.byteLength <= most) response.end(part)
    else response.write(part.subarray(0, most), () => setTimeout(() => response.destroy(), 10))
  }
}

/** Serves whole files only. */
function plainHost(bytes: Buffer, most = Infinity): Handler {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.byteLength })
    if (bytes.byteLength <= most) response.end(bytes)
    else response.write(bytes.subarray(0, most), () => setTimeout(() => response.destroy(), 10))
  }
}

describe('a whole download', () => {
  test.each([
    ['video/mp4', 'video/mp4'],
    ['plain bytes', 'application/octet-stream'],
    ['no type at all', undefined],
  ])('declared as %s arrives byte for byte', async (_what, type) => {
    const { error, bytes } = await from([
      (_request, response) => {
        response.writeHead(200, type ? { 'content-type': type } : {}).end(video)
      },
    ])
    expect(error).toBeUndefined()
    expect(sha256(bytes)).toBe(sha256(video))
  })

  test('needs no length in advance and may come in crumbs', async () => {
    const small = video.subarray(0, 40)
    const { error, bytes } = await from([
      async (_request, response) => {
        for (const byte of small) {
          response.write(Buffer.of(byte))
          await new Promise((resolve) => setImmediate(resolve))
        }
        response.end()
      },
    ])
    expect(error).toBeUndefined()
    expect(bytes.equals(small)).toBe(true)
  })

  test('never shows the host a key, a cookie or where it was asked from', async () => {
    const { requests } = await from([fileHost(video, { most: 100_000 }), fileHost(video)])
    expect(requests.length).toBe(2)
    for (const { headers, url } of requests) {
      for (const name of ['authorization', 'cookie', 'referer', 'origin']) {
        expect(headers).not.toHaveProperty(name)
      }
      expect(JSON.stringify(headers)).not.toMatch(/bearer/i)
      expect(url).toBe('/v.mp4?Signature=a%3D')
    }
  })

  test('follows redirects, and no further than three', async () => {
    const hop: Handler = (request, response) => {
      response.writeHead(302, { location: `${request.url}x` }).end()
    }
    const three = await from([hop, hop, hop, fileHost(video)])
    expect(three.bytes.equals(video)).toBe(true)
    const four = await from([hop])
    expect(four.error).toMatchObject({ reason: 'not_allowed', detail: 'url_redirects' })
  })
})

describe('a download that breaks off', () => {
  test('is resumed where it broke, as often as is allowed', async () => {
    const { error, bytes, requests } = await from([fileHost(video, { most: 100_000 })])
    expect(error).toBeUndefined()
    expect(sha256(bytes)).toBe(sha256(video))
    expect(requests.map(({ headers }) => headers.range)).toEqual([
      undefined,
      'bytes=100000-',
      'bytes=200000-',
      'bytes=300000-',
      'bytes=400000-',
    ])
    expect(requests[1]?.headers['if-range']).toBe('"v1"')
  })

  test('is begun anew at a host without ranges, and continues over the same bytes', async () => {
    const { error, bytes, requests } = await from([plainHost(video, 150_000), plainHost(video)])
    expect(error).toBeUndefined()
    expect(sha256(bytes)).toBe(sha256(video))
    expect(requests.length).toBe(2)
  })

  test('is resumed too where a host gave less than it was asked for, and ended well', async () => {
    const sparing: Handler = (request, response) => {
      const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1])
      const piece = video.subarray(start, start + 200_000)
      const end = start + piece.byteLength - 1
      response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${video.byteLength}` })
      response.end(piece)
    }
    const { error, bytes, requests } = await from([fileHost(video, { most: 9999 }), sparing])
    expect(error).toBeUndefined()
    expect(sha256(bytes)).toBe(sha256(video))
    expect(requests.length).toBe(3)
  })

  test.each([
    ['other bytes at a host without ranges', () => [plainHost(video, 150_000), plainHost(other())]],
    [
      'a file of another length',
      () => [fileHost(video, { most: 9999 }), fileHost(longer(), { etag: undefined })],
    ],
    ['another version of the file', () => [fileHost(video, { most: 9999 }), wrongTag]],
    ['another range than asked for', () => [fileHost(video, { most: 9999 }), wrongRange]],
    ['a range without its place', () => [fileHost(video, { most: 9999 }), noRange]],
    ['nothing any more (416)', () => [fileHost(video, { most: 9999 }), status(416)]],
  ])('is given up when it would continue with %s', async (_what, handlers) => {
    const { error, requests } = await from(handlers())
    expect(error).toMatchObject({ reason: 'changed' })
    expect(requests.length).toBe(2)
  })

  const other = () => Buffer.concat([video.subarray(0, 100), randomBytes(video.byteLength - 100)])
  const longer = () => Buffer.concat([video, video])
  const status =
    (code: number): Handler =>
    (_request, response) => {
      response.writeHead(code).end()
    }
  const ranged =
    (headers: Record<string, string>): Handler =>
    (_request, response) => {
      response.writeHead(206, headers).end(video.subarray(9999))
    }
  const last = video.byteLength - 1
  const wrongTag = ranged({ etag: '"v2"', 'content-range': `bytes 9999-${last}/${last + 1}` })
  const wrongRange = ranged({ 'content-range': `bytes 5000-${last}/${last + 1}` })
  const noRange = ranged({})

  test('is told as expired when the link ran out in the middle', async () => {
    const { error } = await from([fileHost(video, { most: 9999 }), status(403)])
    expect(error).toMatchObject({ reason: 'expired', detail: 403 })
  })

  test('too often ends as broken', async () => {
    const { error, requests } = await from([fileHost(video, { most: 10 })], { tries: 3 })
    expect(error).toMatchObject({ reason: 'broken' })
    expect(requests.length).toBe(3)
  })

  test('by silence is resumed too', async () => {
    const silent: Handler = (_request, response) => {
      response.writeHead(200, { 'content-length': video.byteLength, etag: '"v1"' })
      response.write(video.subarray(0, 50_000))
    }
    const { error, bytes } = await from([silent, fileHost(video)], { idleMs: 300 })
    expect(error).toBeUndefined()
    expect(sha256(bytes)).toBe(sha256(video))
  })

  test('before its first byte is asked for again', async () => {
    const { bytes, requests } = await from([
      (request) => request.socket.resetAndDestroy(),
      status(503),
      status(429),
      fileHost(video),
    ])
    expect(bytes.equals(video)).toBe(true)
    expect(requests.length).toBe(4)
  })

  test('in a random place, again and again, is whole in the end', async () => {
    const round = async () => {
      const hosts = Array.from({ length: 4 }, () => {
        const most = Math.ceil(Math.random() * 150_000)
        return Math.random() < 0.5 ? fileHost(video, { most }) : plainHost(video, most)
      })
      const { error, bytes } = await from([...hosts, fileHost(video)])
      expect(error).toBeUndefined()
      expect(sha256(bytes)).toBe(sha256(video))
    }
    await Promise.all(Array.from({ length: 20 }, round))
  })
})

describe('a download that cannot work fails by name', () => {
  test.each([
    [401, 'expired'],
    [403, 'expired'],
    [404, 'gone'],
    [410, 'gone'],
    [400, 'http_status'],
    [206, 'http_status'],
    [500, 'http_status'],
  ])('status %i: %s', async (code, reason) => {
    const { error, bytes } = await from(
      [(_request, response) => void response.writeHead(code).end('<Error/>')],
      { tries: 2 },
    )
    expect(error).toBeInstanceOf(DownloadFailed)
    expect(error).toMatchObject({ reason, detail: code })
    expect(bytes.byteLength).toBe(0)
  })

  test.each([
    ['HTML that says so', 'text/html', '<html>Please sign in</html>'],
    ['JSON that says so', 'application/json', '{"error":"x"}'],
    ['XML that says so', 'application/xml', '<Error>'],
    ['a picture', 'image/png', 'ftypftypftypftyp'],
    ['HTML that says it is a video', 'video/mp4', '<html>Please sign in</html>'],
    ['nothing', 'video/mp4', ''],
    ['too little', 'video/mp4', '\0\0\0\x18fty'],
  ])('%s: not_video, and nothing is passed on', async (_what, type, body) => {
    const { error, bytes, requests } = await from([
      (_request, response) => void response.writeHead(200, { 'content-type': type }).end(body),
    ])
    expect(error).toMatchObject({ reason: 'not_video' })
    expect(bytes.byteLength).toBe(0)
    expect(requests.length).toBe(1)
  })

  test('too_large, by its declared length: nothing is passed on', async () => {
    const { error, bytes } = await from([fileHost(video)], { maxBytes: 400_000 })
    expect(error).toMatchObject({ reason: 'too_large' })
    expect(bytes.byteLength).toBe(0)
  })

  test('too_large, without a declared length: never more than allowed', async () => {
    const { error, bytes } = await from(
      [
        (_request, response) => {
          const more = () => {
            while (!response.destroyed && response.write(video)) {}
          }
          response.on('drain', more)
          more()
        },
      ],
      { maxBytes: 2_000_000 },
    )
    expect(error).toMatchObject({ reason: 'too_large' })
    expect(bytes.byteLength).toBeLessThanOrEqual(2_000_000)
  })

  test('too_large, in pieces: each within the bound, all together not', async () => {
    const { error, bytes } = await from(
      [
        (request, response) => {
          const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
          response.writeHead(start ? 206 : 200, {
            ...(start ? { 'content-range': `bytes ${start}-${start + 399_999}/*` } : {}),
          })
          response.write(video, () => setTimeout(() => response.destroy(), 10))
        },
      ],
      { maxBytes: 1_000_000 },
    )
    expect(error).toMatchObject({ reason: 'too_large' })
    expect(bytes.byteLength).toBeLessThanOrEqual(1_000_000)
  })

  test('timeout, when it drips', async () => {
    const started = performance.now()
    const { error } = await from(
      [
        (_request, response) => {
          response.write(video.subarray(0, 100))
          const drip = setInterval(() => response.write('a'), 20)
          response.on('close', () => clearInterval(drip))
        },
      ],
      { totalMs: 700 },
    )
    expect(error).toMatchObject({ reason: 'timeout' })
    expect(performance.now() - started).toBeLessThan(3000)
  })

  test('timeout, when nobody answers', async () => {
    const { error } = await from([() => {}], { idleMs: 100, tries: 2 })
    expect(error).toMatchObject({ reason: 'timeout', detail: 'url_timeout' })
  })

  test('unreachable, when nobody is there', async () => {
    const server = await listen(() => {})
    await server.close()
    const { error } = await collect(server.url, { allowHosts: [server.host], tries: 2 })
    expect(error).toMatchObject({ reason: 'unreachable', detail: 'url_unreachable' })
  })

  test('the caller’s own reason, when the caller gives up', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('shutting down')), 100)
    const reading = await from(
      [(_request, response) => void response.write(video.subarray(0, 100))],
      { signal: stop.signal },
    )
    expect(reading.error).toMatchObject({ message: 'shutting down' })
    const waiting = await from([(_request, response) => void response.writeHead(503).end()], {
      signal: AbortSignal.timeout(50),
      tries: 100,
    })
    expect(waiting.error).toMatchObject({ name: 'TimeoutError' })
  })
})

describe('a link that leads inside', () => {
  test.each([
    ['http://127.0.0.1/v.mp4', 'url_private'],
    ['http://169.254.169.254/latest/meta-data/', 'url_private'],
    ['http://[::1]/', 'url_private'],
    ['http://localhost/', 'url_private'],
    ['http://127.0.0.1:5432/', 'url_port'],
    ['http://user:pw@127.0.0.1/', 'url_credentials'],
    ['file:///etc/passwd', 'url_scheme'],
    ['not a link', 'url_invalid'],
  ])('%s is not called', async (url, detail) => {
    const { error } = await collect(url, {})
    expect(error).toMatchObject({ reason: 'not_allowed', detail })
  })

  test('by a redirect is not followed, though its first host is our own', async () => {
    const inside = await listen((socket) => socket.end())
    for (const location of [inside.url, 'http://127.0.0.1/', 'http://[::ffff:7f00:1]/']) {
      const { error } = await from([
        (_request, response) => void response.writeHead(302, { location }).end(),
      ])
      expect(error).toMatchObject({ reason: 'not_allowed' })
    }
    expect(inside.connections()).toBe(0)
    await inside.close()
  })
})

test('a reader that stops early closes the connection', async () => {
  const server = await serve((_request, response) => {
    response.write(video)
  })
  const limits = { maxBytes: 1_000_000, allowHosts: [server.host] }
  for await (const _chunk of download(server.url, limits)) break
  await expect.poll(() => server.requests[0]?.socket.destroyed).toBe(true)
  await server.close()
})
