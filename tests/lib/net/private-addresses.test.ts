import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPublic } from '#lib/net/fetch-public.ts'
import { listen, serve } from './server.ts'
import { privateUrls, trickUrls } from './vectors.ts'

type Canary = Awaited<ReturnType<typeof listen>>

const limits = { maxBytes: 1000, timeoutMs: 5000 }
let canary: Canary
let canary6: Canary | undefined

beforeAll(async () => {
  canary = await listen((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nsecret'))
  canary6 = await listen((socket) => socket.end(), '::1', canary.port).catch(() => undefined)
})

afterAll(async () => {
  await canary.close()
  await canary6?.close()
})

/** Every name resolves to the canary: a name is no way around the rule. */
const resolve = async () => ['127.0.0.1']
/** The canary's port may be called, so that only the address rule stands in the way. */
const rule = () => ({ ...limits, resolve, ports: [80, 443, canary.port] })
const connections = () => canary.connections() + (canary6?.connections() ?? 0)

describe('an address that is not public is never called', () => {
  test('in any spelling', async () => {
    const urls = privateUrls(canary.port)
    expect(urls.length).toBeGreaterThan(200)
    for (const url of urls) {
      const answer = await openPublic(url, rule())
      expect(answer, url).toEqual({ ok: false, code: 'url_private', status: undefined })
    }
    expect(connections()).toBe(0)
  })

  test('by tricks with the parts of a URL', async () => {
    for (const [url, code] of trickUrls(canary.port)) {
      const answer = await openPublic(url, rule())
      expect(answer, url).toEqual({ ok: false, code, status: undefined })
    }
    expect(connections()).toBe(0)
  })

  test('by a redirect, however it is spelled', async () => {
    let location = ''
    const start = await serve((_request, response) => {
      response.writeHead(302, { location }).end()
    })
    try {
      // A header holds Latin-1 only: a redirect cannot carry the other spellings as they are.
      const urls = privateUrls(canary.port).filter((url) => /^[\x21-\x7e]+$/.test(url))
      expect(urls.length).toBeGreaterThan(200)
      for (location of urls) {
        const answer = await openPublic(start.url, { ...rule(), allowHosts: [start.host] })
        expect(answer, location).toMatchObject({ ok: false, code: 'url_private' })
      }
      for (const [trick, code] of trickUrls(canary.port)) {
        if (!/^[\x21-\x7e]+$/.test(trick) || code === 'url_invalid') continue
        location = trick
        const answer = await openPublic(start.url, { ...rule(), allowHosts: [start.host] })
        expect(answer, location).toMatchObject({ ok: false })
      }
    } finally {
      await start.close()
    }
    expect(connections()).toBe(0)
  })

  test('when a single one of several records is private', async () => {
    for (const records of [
      ['8.8.8.8', '127.0.0.1'],
      ['127.0.0.1', '8.8.8.8'],
      ['2606:4700::1111', '::1'],
      ['8.8.8.8', '::ffff:8.8.4.4'],
      ['8.8.8.8', 'not an address'],
    ]) {
      const answer = await openPublic('http://example.com/', {
        ...rule(),
        resolve: async () => records,
      })
      expect(answer, records.join()).toMatchObject({ ok: false, code: 'url_private' })
    }
    expect(connections()).toBe(0)
  })

  test('when the exception is for another host or another port', async () => {
    const url = `http://127.0.0.1:${canary.port}/`
    for (const allowed of ['127.0.0.1', 'localhost', `127.0.0.2:${canary.port}`, '127.0.0.1:1']) {
      const answer = await openPublic(url, { ...rule(), allowHosts: [allowed] })
      expect(answer, allowed).toMatchObject({ ok: false, code: 'url_private' })
    }
    expect(connections()).toBe(0)
  })

  test('and the listener that shows it would notice a call', async () => {
    const before = connections()
    const answer = await openPublic(canary.url, {
      ...limits,
      allowHosts: [`127.0.0.1:${canary.port}`],
    })
    if (answer.ok) await answer.close()
    expect(connections()).toBe(before + 1)
  })
})
