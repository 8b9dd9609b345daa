import { expect, test } from 'vitest'
import { slashAt } from '#components/directives/slash.ts'

const at = (text: string) => slashAt(text.replace('|', ''), text.indexOf('|'))

test.each([
  ['/|', { start: 0, query: '' }],
  ['a cat /push in|', { start: 6, query: 'push in' }],
  ['a cat, /tj| runs', { start: 7, query: 'tj' }],
  ['一只猫/推|', { start: 3, query: '推' }],
  ['[Push in,/ti|]', { start: 9, query: 'ti' }],
])('%s opens the menu', (text, slash) => {
  expect(at(text)).toEqual(slash)
})

test.each([
  'a cat|',
  'and/or|',
  'https://|',
  '24/7|',
  '/ and|',
  '/a\nb|',
  '/[Push|',
  '|/',
  `/${'x'.repeat(25)}|`,
])('%s does not', (text) => {
  expect(at(text)).toBeUndefined()
})
