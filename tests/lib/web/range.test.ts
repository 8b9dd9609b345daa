import { beforeAll, describe, expect, test } from 'vitest'
import { files } from '#lib/files/storage.ts'
import { fileResponse } from '#lib/web/file-response.ts'
import { byteRange } from '#lib/web/range.ts'
import { takeLoggedErrors } from '#tests/support/logged-errors.ts'

/** The straightforward reading of RFC 9110, 14.1.2: try every byte. */
function oracle(first: string, last: string, sizeBytes: number) {
  const all = Array.from({ length: sizeBytes }, (_, index) => index)
  if (sizeBytes === 0 || (first === '' && last === '')) return 'whole'
  if (first !== '' && last !== '' && BigInt(last) < BigInt(first)) return 'whole'
  const asked = all.filter((index) =>
    first === ''
      ? BigInt(sizeBytes - index) <= BigInt(last)
      : BigInt(index) >= BigInt(first) && (last === '' || BigInt(index) <= BigInt(last)),
  )
  return asked.length === 0 ? 'unsatisfiable' : { start: asked[0], end: asked.at(-1) }
}

const edges = ['', '0', '1', '4', '5', '9', '10', '11', '007', '99999999999999999999']
const cases = [0, 1, 5, 10, 11].flatMap((size) =>
  edges.flatMap((first) => edges.map((last) => ({ size, first, last }))),
)

test(`each of ${cases.length} single ranges is read as the standard says`, () => {
  expect(cases.length).toBeGreaterThanOrEqual(500)
  for (const { size, first, last } of cases) {
    const header = `bytes=${first}-${last}`
    expect({ size, header, range: byteRange(header, size) }).toEqual({
      size,
      header,
      range: oracle(first, last, size),
    })
  }
})

test.each([
  null,
  '',
  'bytes',
  'bytes=',
  'bytes=abc',
  'bytes=1',
  'bytes=1-2-3',
  'bytes=--1',
  'bytes=-',
  'bytes=+1-2',
  'bytes=0x1-0x2',
  'bytes=1.5-2',
  'bytes=1-2;3-4',
  'bytes=١-٢',
  'bytes 0-1',
  'items=0-1',
  'bytes=0-1,2-3',
  'bytes=0-0,-1',
  'bytes=99-,100-',
  `bytes=${'0-0,'.repeat(5000)}0-0`,
])('%j is answered with the whole file', (header) => {
  expect(byteRange(header, 10)).toBe('whole')
})

test.each(['BYTES=2-3', 'bytes= 2-3', 'bytes=2-3 ', 'bytes=,2-3,', 'bytes=\t2-3'])(
  '%j is one range, written unusually',
  (header) => {
    expect(byteRange(header, 10)).toEqual({ start: 2, end: 3 })
  },
)

describe('as an HTTP answer', () => {
  const body = 'The quick brown fox'
  const file = {
    key: 'videos/one.mp4',
    mime: 'video/mp4',
    version: 'abc123',
    modifiedAt: new Date('2026-11-22T10:00:00.700Z'),
    name: 'fox 推进.mp4',
    cache: 'revalidate',
  } as const
  const modified = 'Sun, 22 Nov 2026 10:00:00 GMT'
  const later = 'Sun, 22 Nov 2026 10:00:01 GMT'
  const earlier = 'Sun, 22 Nov 2026 09:59:59 GMT'

  beforeAll(async () => {
    await files().put(file.key, once(body), { maxBytes: 100 })
  })

  async function* once(text: string) {
    yield new TextEncoder().encode(text)
  }

  async function ask(headers: Record<string, string> = {}, method = 'GET', query = '') {
    const request = new Request(`http://localhost/api/jobs/1/video${query}`, { method, headers })
    const answer = await fileResponse(request, file)
    if (!(answer instanceof Response)) throw new Error(answer.code)
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  test('the whole file comes with what a browser must know and nothing it could abuse', async () => {
    const { status, headers, text } = await ask()
    expect({ status, text }).toEqual({ status: 200, text: body })
    expect(Object.fromEntries(headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      'content-disposition': `inline; filename="fox __.mp4"; filename*=UTF-8''fox%20%E6%8E%A8%E8%BF%9B.mp4`,
      'content-length': '19',
      'content-security-policy': "default-src 'none'; media-src 'self'; sandbox",
      'content-type': 'video/mp4',
      'cross-origin-resource-policy': 'same-origin',
      etag: '"abc123"',
      'x-firstframe-length': '19',
      'last-modified': modified,
      'x-content-type-options': 'nosniff',
    })
  })

  test('every range gives exactly its bytes and says which they are', async () => {
    for (let first = 0; first < body.length; first += 3)
      for (let last = first; last < body.length + 2; last += 2) {
        const { status, headers, text } = await ask({ range: `bytes=${first}-${last}` })
        const part = body.slice(first, last + 1)
        expect({ status, text }).toEqual({ status: 206, text: part })
        expect(headers.get('content-length')).toBe(String(part.length))
        expect(headers.get('content-range')).toBe(
          `bytes ${first}-${first + part.length - 1}/${body.length}`,
        )
      }
  })

  test('a range behind the end is refused with the size', async () => {
    const { status, headers, text } = await ask({ range: 'bytes=19-' })
    expect({ status, text }).toEqual({ status: 416, text: '' })
    expect(headers.get('content-range')).toBe('bytes */19')
    expect(headers.get('content-type')).toBeNull()
  })

  test('HEAD tells the size of the whole file, whatever range it names', async () => {
    const { status, headers, text } = await ask({ range: 'bytes=0-1' }, 'HEAD')
    expect({ status, text }).toEqual({ status: 200, text: '' })
    expect(headers.get('content-length')).toBe('19')
    expect(headers.get('content-range')).toBeNull()
  })

  test('a file that a row promises and the disk lost is not found, and the log says so', async () => {
    const request = new Request('http://localhost/')
    const answer = await fileResponse(request, { ...file, key: 'videos/lost.mp4' })
    expect(answer).toMatchObject({ code: 'not_found' })
    expect(takeLoggedErrors()).toMatchObject([{ key: 'videos/lost.mp4' }])
  })

  test('?download makes it an attachment', async () => {
    const { headers } = await ask({}, 'GET', '?download')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="fox/)
  })

  const part = { range: 'bytes=4-8' }
  test.each([
    ['no condition', {}, 200],
    ['the same tag', { 'if-none-match': '"abc123"' }, 304],
    ['the same tag, weak', { 'if-none-match': 'W/"abc123"' }, 304],
    ['the same tag among others', { 'if-none-match': '"x,y", "abc123"' }, 304],
    ['any tag', { 'if-none-match': '*' }, 304],
    ['another tag', { 'if-none-match': '"abc"' }, 200],
    ['another tag before a date', { 'if-none-match': '"abc"', 'if-modified-since': later }, 200],
    ['the same date', { 'if-modified-since': modified }, 304],
    ['a later date', { 'if-modified-since': later }, 304],
    ['an earlier date', { 'if-modified-since': earlier }, 200],
    ['no date', { 'if-modified-since': 'yesterday' }, 200],
    ['a wanted tag', { 'if-match': '"abc123"' }, 200],
    ['any wanted tag', { 'if-match': '*' }, 200],
    ['a wanted tag, weak', { 'if-match': 'W/"abc123"' }, 412],
    ['another wanted tag', { 'if-match': '"abc"' }, 412],
    ['unchanged since then', { 'if-unmodified-since': modified }, 200],
    ['changed since then', { 'if-unmodified-since': earlier }, 412],
    ['a failed wish before a fresh copy', { 'if-match': '"x"', 'if-none-match': '"abc123"' }, 412],
    ['a part', part, 206],
    ['a part of this version', { ...part, 'if-range': '"abc123"' }, 206],
    ['a part of another version', { ...part, 'if-range': '"abc"' }, 200],
    ['a part of a weak version', { ...part, 'if-range': 'W/"abc123"' }, 200],
    ['a part of that second', { ...part, 'if-range': modified }, 206],
    ['a part of a later second', { ...part, 'if-range': later }, 200],
    ['a part of an earlier second', { ...part, 'if-range': earlier }, 200],
    ['a part of nonsense', { ...part, 'if-range': 'abc123' }, 200],
    ['a part of a fresh copy', { ...part, 'if-none-match': '"abc123"' }, 304],
    ['a part behind the end of another version', { range: 'bytes=99-', 'if-range': '"x"' }, 200],
    ['several parts', { range: 'bytes=0-1,4-5' }, 200],
  ])('%s: %j is answered %i', async (_, headers, status) => {
    const answer = await ask(headers)
    expect(answer.status).toBe(status)
    expect(answer.text).toBe({ 200: body, 206: 'quick', 304: '', 412: '' }[status])
    if (status === 304)
      expect(Object.keys(Object.fromEntries(answer.headers))).not.toContain('content-length')
    expect(answer.headers.get('etag')).toBe('"abc123"')
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  })
})
