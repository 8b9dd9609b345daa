import { expect, test } from 'vitest'
import { localeNamed, negotiate } from '#lib/locales.ts'
import { stretched } from '#lib/web/pseudo-locale.ts'

test.each([
  [null, 'en'],
  ['', 'en'],
  ['fr,de;q=0.8', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh-Hant-TW', 'zh-CN'],
  ['en-GB,zh;q=0.9', 'en'],
  ['en;q=0.3, zh;q=0.7', 'zh-CN'],
  ['zh;q=0, en', 'en'],
  ['*', 'en'],
])('a browser that asks for %s gets %s', (header, locale) => {
  expect(negotiate(header)).toBe(locale)
})

test('a locale is known by its exact name only', () => {
  expect([
    localeNamed('zh-CN'),
    localeNamed('en-XA'),
    localeNamed('zh'),
    localeNamed(null),
  ]).toEqual(['zh-CN', 'en-XA', undefined, undefined])
})

test('the pseudo-locale makes a message 40 % longer and leaves its placeholders alone', () => {
  const { text, plural } = stretched({
    text: 'Hello {name}',
    plural: '{n, plural, one {a} other {# o}}',
  })
  expect(text).toMatch(/^Héllö \{name\}/)
  expect(text.length).toBeGreaterThanOrEqual(Math.ceil('Hello {name}'.length * 1.4))
  expect(plural).toContain('{n, plural, one {a} other {# o}}')
})

test('the pseudo-locale knows messages that the build has parsed', () => {
  expect(stretched({ text: ['Hi ', ['name'], '!'] })).toEqual({
    text: ['Hî ', ['name'], '!', ' ~~~~'],
  })
})
