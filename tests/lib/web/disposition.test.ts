import fc from 'fast-check'
import { expect, test } from 'vitest'
import { disposition } from '#lib/web/disposition.ts'

test.each([
  ['clip.mp4', 'attachment; filename="clip.mp4"'],
  ['推进.mp4', `attachment; filename="__.mp4"; filename*=UTF-8''%E6%8E%A8%E8%BF%9B.mp4`],
  ['a"b\\c.mp4', 'attachment; filename="a_b_c.mp4"'],
  ['../../etc/passwd', 'attachment; filename=".._.._etc_passwd"'],
  ['100%.mp4', `attachment; filename="100_.mp4"; filename*=UTF-8''100%25.mp4`],
  [
    "it's (1)é*.mp4",
    `attachment; filename="it's (1)__.mp4"; filename*=UTF-8''it%27s%20%281%29%C3%A9_.mp4`,
  ],
  ['a\r\nset-cookie: x', 'attachment; filename="a__set-cookie_ x"'],
])('%j becomes %s', (name, header) => {
  expect(disposition('attachment', name)).toBe(header)
})

test('any name at all makes a header that can be sent and read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const header = disposition('inline', name)
      expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header)
      expect(header).toMatch(/^inline; filename="[^"\\]*"(; filename\*=UTF-8''[\w.!#$&+^`|~%-]*)?$/)
    }),
  )
})
