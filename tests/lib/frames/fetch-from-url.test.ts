import { rm, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { fetchFrame } from '#lib/frames/fetch-from-url.ts'
import { upload } from '#lib/frames/upload.ts'
import { codeOf, granted, newcomer } from '#tests/lib/accounts/people.ts'
import { serve } from '#tests/lib/net/server.ts'
import '#tests/support/database.ts'
import { picture } from './pictures.ts'
import { kept, once } from './stored.ts'

let viewer: Viewer
let server: Awaited<ReturnType<typeof serve>>

const waiting = Promise.withResolvers<void>()

const pages: Record<string, RequestListener> = {
  '/good.png': async (_, answer) => answer.end(await picture('png')),
  '/lies.exe': async (_, answer) =>
    answer.setHeader('content-type', 'text/html').end(await picture('webp')),
  '/page': (_, answer) => answer.setHeader('content-type', 'image/png').end('<!doctype html>'),
  '/moved': (_, answer) => answer.writeHead(302, { location: '/good.png' }).end(),
  '/inside': (_, answer) => answer.writeHead(302, { location: 'http://10.0.0.1/a.png' }).end(),
  '/circle': (_, answer) => answer.writeHead(302, { location: '/circle' }).end(),
  '/gone': (_, answer) => answer.writeHead(410).end(),
  '/large': (_, answer) => answer.setHeader('content-length', '20000000').end(),
  '/endless': (_, answer) => pour(answer),
  '/breaks': async (_, answer) => {
    answer.setHeader('content-length', '100000')
    answer.write(await picture('jpeg'), () => answer.destroy())
  },
  '/waits': (_, answer) => {
    answer.on('close', () => waiting.resolve()).write('a beginning')
  },
  '/narrow': async (_, answer) => answer.end(await picture('png', 301, 900)),
}

beforeAll(async () => {
  viewer = (await newcomer()).viewer
  server = await serve((request, answer) => pages[request.url ?? '']?.(request, answer))
})
afterAll(() => server.close())

/** Chunks without a declared length, for as long as they are taken. */
function pour(answer: Parameters<RequestListener>[1]) {
  const more = () => {
    while (!answer.destroyed && answer.write(Buffer.alloc(1_000_000, 0xff)));
  }
  answer.on('drain', more)
  more()
}

const fetched = (path: string, signal?: AbortSignal) =>
  fetchFrame(viewer, server.url + path, { allowHosts: [server.host], signal })

test('a picture at an address is a frame like an upload of it', async () => {
  const frame = granted(await fetched('/good.png'))
  expect(frame).toEqual(granted(await upload(viewer, once(await picture('png')))))
})

test('a redirect is followed, and a wrong content type does not matter', async () => {
  expect(granted(await fetched('/moved')).mime).toBe('image/png')
  expect(granted(await fetched('/lies.exe')).mime).toBe('image/webp')
})

test.each([
  ['/page', 'frame_html'],
  ['/inside', 'url_private'],
  ['/circle', 'url_redirects'],
  ['/gone', 'url_status'],
  ['/large', 'frame_too_large'],
  ['/endless', 'frame_too_large'],
  ['/breaks', 'url_unreachable'],
  ['/narrow', 'frame_shape'],
])(
  'what %s answers is %s at the field of the address, and nothing is stored',
  async (path, code) => {
    const before = await kept()
    expect(await fetched(path)).toMatchObject({ code, field: 'url' })
    expect(await kept()).toEqual(before)
  },
)

test('the sentence of a bad status and of a bad size can name it', async () => {
  expect(await fetched('/gone')).toMatchObject({ params: { status: 410 } })
  expect(await fetched('/narrow')).toMatchObject({ params: { width: 301, height: 900 } })
})

test.each([
  ['not an address', 'url_invalid'],
  ['ftp://example.com/a.png', 'url_scheme'],
  ['file:///etc/passwd', 'url_scheme'],
  ['data:image/png;base64,AAAA', 'url_scheme'],
  ['http://user:secret@example.com/a.png', 'url_credentials'],
  ['http://93.184.216.34:8080/a.png', 'url_port'],
  ['http://localhost/a.png', 'url_private'],
  ['http://127.0.0.1/a.png', 'url_private'],
  ['http://2130706433/a.png', 'url_private'],
  ['http://[::ffff:127.0.0.1]/a.png', 'url_private'],
  ['http://169.254.169.254/latest/meta-data', 'url_private'],
  ['http://name-of-nobody.invalid/a.png', 'url_unresolved'],
])('%s is %s: nothing is called and nothing stored', async (address, code) => {
  const before = { ...(await kept()), calls: server.requests.length }
  const resolve = async () => []
  expect(await fetchFrame(viewer, address, { resolve })).toMatchObject({ code, field: 'url' })
  expect({ ...(await kept()), calls: server.requests.length }).toEqual(before)
})

test('a request that is given up stores nothing', async () => {
  const before = await kept()
  const abort = new AbortController()
  const answer = fetched('/endless', abort.signal)
  setTimeout(() => abort.abort(), 30)
  expect(codeOf(await answer)).toBe('upload_interrupted')
  expect(await kept()).toEqual(before)
})

test('the connection is closed when nothing of it can be stored', async () => {
  const folder = join(env().DATA_DIR, 'incoming')
  await rm(folder, { recursive: true, force: true })
  await writeFile(folder, 'a file where the folder should be')
  expect(codeOf(await fetched('/waits'))).toBe('storage_unavailable')
  await waiting.promise
  await rm(folder)
}, 8_000) // sooner than a silent connection ends by itself

test('a member who only looks may not add frames', async () => {
  const looker: Viewer = { ...viewer, role: 'viewer' }
  expect(codeOf(await fetchFrame(looker, `${server.url}/good.png`))).toBe('not_allowed')
})
