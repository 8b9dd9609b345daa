import { afterEach, describe, expect, test } from 'vitest'
import { BodyBroken } from '#lib/net/body.ts'
import { type OpenOptions, openPublic, type PublicAnswer } from '#lib/net/fetch-public.ts'
import { selfSigned } from './self-signed.ts'
import { listen, serve } from './server.ts'

const opened: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

const limits = { maxBytes: 100_000, timeoutMs: 5000 }

async function http(...args: Parameters<typeof serve>) {
  const server = await serve(...args)
  opened.push(server)
  return server
}

async function tcp(...args: Parameters<typeof listen>) {
  const server = await listen(...args)
  opened.push(server)
  return server
}

/** Opens an address of a server of ours. */
function open(server: { host: string }, url: string, options: Partial<OpenOptions> = {}) {
  return openPublic(url, { ...limits, allowHosts: [server.host], ...options })
}

async function answerOf(promise: ReturnType<typeof openPublic>): Promise<PublicAnswer> {
  const answer = await promise
  if (!answer.ok) throw new Error(`not opened: ${answer.code}`)
  return answer
}

async function textOf(answer: PublicAnswer): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of answer.body) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('an address that may be called', () => {
  test('gives status, headers and body', async () => {
    const server = await http((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png', etag: '"a"' }).end('hello')
    })
    const answer = await answerOf(open(server, `${server.url}/a/b.png?c=1#d`))
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({ 'content-type': 'image/png', etag: '"a"' })
    expect(await textOf(answer)).toBe('hello')
    expect(server.requests[0]?.url).toBe('/a/b.png?c=1')
  })

  test('is resolved once, and connected to what it was resolved to, under its own name', async () => {
    const server = await http((_request, response) => response.end('ok'))
    const asked: string[] = []
    const answers = ['127.0.0.1', '127.0.0.2']
    const host = `frames.example:${server.port}`
    const answer = await answerOf(
      openPublic(`http://${host}/`, {
        ...limits,
        allowHosts: [host],
        resolve: async (name) => {
          asked.push(name)
          return answers.splice(0, 1)
        },
      }),
    )
    expect(await textOf(answer)).toBe('ok')
    expect(asked).toEqual(['frames.example'])
    expect(server.requests[0]?.headers.host).toBe(host)
  })

  test('gets no credentials, no cookies and asks for plain bytes', async () => {
    const server = await http((_request, response) => response.end())
    await textOf(await answerOf(open(server, server.url, { headers: { accept: 'image/*' } })))
    const { headers } = server.requests[0] ?? {}
    expect(headers).toMatchObject({ accept: 'image/*', 'accept-encoding': 'identity' })
    for (const name of ['authorization', 'cookie', 'referer']) {
      expect(headers).not.toHaveProperty(name)
    }
  })

  test('is called directly although the environment names a proxy', async () => {
    const server = await http((_request, response) => response.end('direct'))
    const proxy = await tcp((socket) => socket.destroy())
    const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'ALL_PROXY']
    const before = names.map((name) => process.env[name])
    for (const name of names) process.env[name] = proxy.url
    try {
      expect(await textOf(await answerOf(open(server, server.url)))).toBe('direct')
    } finally {
      for (const [i, name] of names.entries()) {
        if (before[i] === undefined) delete process.env[name]
        else process.env[name] = before[i]
      }
    }
    expect(proxy.connections()).toBe(0)
  })

  test('by https is asked for under its name and must prove it', async () => {
    const server = await http(() => {}, '127.0.0.1', selfSigned)
    const host = `frames.example:${server.port}`
    const answer = await openPublic(`https://${host}/`, {
      ...limits,
      allowHosts: [host],
      resolve: async () => ['127.0.0.1'],
    })
    expect(answer).toEqual({ ok: false, code: 'url_unreachable', status: undefined })
    expect(server.serverNames).toEqual(['frames.example'])
    expect(server.requests).toEqual([])
  })
})

describe('redirects', () => {
  test('are followed, relative ones too, up to the limit', async () => {
    const server = await http(({ url }, response) => {
      const left = Number(url?.slice(1))
      if (left === 0) response.end('there')
      else response.writeHead(307, { location: `/${left - 1}` }).end()
    })
    const answer = await answerOf(open(server, `${server.url}/3`))
    expect(await textOf(answer)).toBe('there')
    expect(answer.url).toBe(`${server.url}/0`)

    expect(await open(server, `${server.url}/4`)).toMatchObject({ code: 'url_redirects' })
    expect(await open(server, `${server.url}/1`, { maxRedirects: 0 })).toMatchObject({
      code: 'url_redirects',
    })
  })

  test('in a circle end', async () => {
    const server = await http((_request, response) => {
      response.writeHead(302, { location: '/' }).end()
    })
    expect(await open(server, server.url)).toMatchObject({ code: 'url_redirects' })
    expect(server.requests.length).toBe(4)
  })

  test('are resolved anew at each hop and refused by what they resolve to', async () => {
    const inner = await http((_request, response) => response.end('inner'))
    const outer = await http((_request, response) => {
      response.writeHead(302, { location: `http://rebound.example:${inner.port}/` }).end()
    })
    const answer = await open(outer, outer.url, {
      resolve: async () => ['127.0.0.1'],
      ports: [inner.port],
    })
    expect(answer).toMatchObject({ code: 'url_private' })
    expect(inner.connections()).toBe(0)
  })

  test.each([
    ['https://user:pw@example.com/', 'url_credentials'],
    ['file:///etc/passwd', 'url_scheme'],
    ['http://example.com:22/', 'url_port'],
    ['http://[', 'url_invalid'],
  ])('to %s are refused as %s', async (location, code) => {
    const server = await http((_request, response) => {
      response.writeHead(302, { location }).end()
    })
    expect(await open(server, server.url)).toMatchObject({ ok: false, code })
  })

  test('without a target are an odd status', async () => {
    const server = await http((_request, response) => {
      response.writeHead(302).end()
    })
    expect(await open(server, server.url)).toMatchObject({ code: 'url_status', status: 302 })
  })
})

describe('what goes wrong before the body has a name', () => {
  test('no such name', async () => {
    for (const resolve of [async () => [], () => Promise.reject(new Error('ENOTFOUND'))]) {
      expect(await openPublic('http://nowhere.example/', { ...limits, resolve })).toEqual({
        ok: false,
        code: 'url_unresolved',
        status: undefined,
      })
    }
  })

  test('a resolver that never answers', async () => {
    const answer = await openPublic('http://slow.example/', {
      ...limits,
      timeoutMs: 100,
      resolve: () => new Promise(() => {}),
    })
    expect(answer).toMatchObject({ code: 'url_timeout' })
  })

  test('nobody listens', async () => {
    const server = await tcp(() => {})
    await server.close()
    opened.length = 0
    expect(await open(server, server.url)).toMatchObject({ code: 'url_unreachable' })
  })

  test.each([
    ['the connection is cut', ''],
    ['the answer is not HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['the headers are endless', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`],
  ])('%s', async (_what, bytes) => {
    const server = await tcp((socket) => socket.once('data', () => socket.end(bytes)))
    expect(await open(server, server.url)).toMatchObject({ code: 'url_unreachable' })
  })

  test('no answer in the time given, or in silence for too long', async () => {
    const server = await tcp(() => {})
    const started = performance.now()
    expect(await open(server, server.url, { timeoutMs: 200 })).toMatchObject({
      code: 'url_timeout',
    })
    expect(await open(server, server.url, { idleMs: 200 })).toMatchObject({ code: 'url_timeout' })
    expect(performance.now() - started).toBeLessThan(4000)
  })

  test.each([204, 206, 304, 400, 401, 403, 404, 410, 416, 500, 503])(
    'status %i',
    async (status) => {
      const server = await http((_request, response) => {
        response.writeHead(status).end()
      })
      expect(await open(server, server.url)).toEqual({ ok: false, code: 'url_status', status })
    },
  )

  test('206 is an answer only to a range', async () => {
    const server = await http((_request, response) => {
      response.writeHead(206, { 'content-range': 'bytes 1-2/3' }).end('bc')
    })
    const answer = await answerOf(open(server, server.url, { headers: { range: 'bytes=1-' } }))
    expect(await textOf(answer)).toBe('bc')
    expect(server.requests[0]?.headers.range).toBe('bytes=1-')
  })

  test('a caller that gave up hears its own reason', async () => {
    const server = await tcp(() => {})
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('shutting down')), 50)
    await expect(open(server, server.url, { signal: stop.signal })).rejects.toThrow('shutting down')
    await expect(open(server, server.url, { signal: stop.signal })).rejects.toThrow('shutting down')
  })
})

describe('a body stays within its bounds', () => {
  async function broken(promise: ReturnType<typeof openPublic>) {
    const error = await textOf(await answerOf(promise)).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(BodyBroken)
    return error instanceof BodyBroken ? error.reason : undefined
  }

  test('declared too large: nothing of it is read', async () => {
    const server = await http((_request, response) => {
      response.writeHead(200, { 'content-length': '100001' }).write('a')
    })
    expect(await broken(open(server, server.url))).toBe('too_large')
  })

  test('endless: read to the limit and no further', async () => {
    let sent = 0
    const server = await http((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(10_000))) sent += 10_000
      }
      response.on('drain', more)
      more()
    })
    expect(await broken(open(server, server.url))).toBe('too_large')
    expect(sent).toBeLessThan(20_000_000)
  })

  test('exactly as large as allowed: read whole', async () => {
    const server = await http((_request, response) => response.end(Buffer.alloc(100_000)))
    const text = await textOf(await answerOf(open(server, server.url)))
    expect(text.length).toBe(100_000)
  })

  test('cut short', async () => {
    const server = await http((_request, response) => {
      response.writeHead(200, { 'content-length': '50' }).write('half')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await broken(open(server, server.url))).toBe('reset')
  })

  test('silent in the middle', async () => {
    const server = await http((_request, response) => {
      response.writeHead(200, { 'content-length': '50' }).write('half')
    })
    expect(await broken(open(server, server.url, { idleMs: 200 }))).toBe('stalled')
  })

  test('a slow drip that never pauses', async () => {
    const server = await http((_request, response) => {
      const drip = setInterval(() => response.write('a'), 20)
      response.on('close', () => clearInterval(drip))
    })
    expect(await broken(open(server, server.url, { timeoutMs: 400 }))).toBe('timeout')
  })

  test('read whole, left early or never read: the connection is closed', async () => {
    const server = await http(({ url }, response) => {
      response.write(Buffer.alloc(50_000))
      if (url === '/whole') response.end()
    })
    await textOf(await answerOf(open(server, `${server.url}/whole`)))
    const first = await answerOf(open(server, server.url))
    for await (const _chunk of first.body) break
    const second = await answerOf(open(server, server.url))
    await second.close()
    await expect
      .poll(() => server.requests.map(({ socket }) => socket.destroyed), { timeout: 2000 })
      .toEqual([true, true, true])
  })
})
