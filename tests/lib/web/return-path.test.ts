import { expect, test } from 'vitest'
import { returnPath, withNext } from '#lib/web/return-path.ts'

test.each([
  ['/', '/'],
  ['/jobs/1', '/jobs/1'],
  ['/?state=failed&q=%E6%8E%A8#end', '/?state=failed&q=%E6%8E%A8#end'],
  ['/new?from=1&_rsc=abc', '/new?from=1'],
  ['/a/../settings', '/settings'],
])('%s is a path of ours', (next, path) => {
  expect(returnPath(next)).toBe(path)
})

test.each([
  undefined,
  null,
  ['/a', '/b'],
  '',
  'settings',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  'javascript:alert(1)',
  'http://here.invalid/settings',
  '/sign-in',
  '/sign-up?next=/sign-up',
])('%j leads to the history', (next) => {
  expect(returnPath(next)).toBe('/')
})

test('no checked path is another host to a browser', () => {
  for (const next of ['/.//evil.example', '/;//evil.example', '/x//evil.example', '/..%2f/evil'])
    expect(new URL(returnPath(next), 'https://ours.example').host).toBe('ours.example')
})

test('the sign-in page leads back', () => {
  expect(withNext('/sign-in', '/')).toBe('/sign-in')
  expect(withNext('/sign-up', '/jobs/1?a=b&c')).toBe('/sign-up?next=%2Fjobs%2F1%3Fa%3Db%26c')
})
