import { expect, test } from 'vitest'
import { directiveIds, directives } from '#lib/camera/directives.ts'
import { findDirectives } from '#lib/camera/find.ts'
import { pinyin } from '#lib/camera/pinyin.ts'

test('nothing typed offers all, in their order', () => {
  expect(findDirectives('')).toEqual(directiveIds)
})

test.each(directiveIds)('%s comes first by its names and its pinyin', (id) => {
  const { en, cn } = directives[id]
  const typed = [en, en.toLowerCase(), cn, pinyin[id], pinyin[id].replaceAll(' ', '')]
  for (const query of typed) expect(findDirectives(query)[0], query).toBe(id)
})

test.each([
  ['tuijin', ['push-in']],
  ['tj', ['push-in']],
  ['bjtj', ['zoom-in']],
  ['zy', ['truck-left', 'pan-left']],
  ['push', ['push-in']],
  ['left', ['truck-left', 'pan-left']],
  ['dolly', ['push-in', 'pull-out']],
  ['handheld', ['shake']],
  ['psh', ['push-in']],
  ['推', ['push-in', 'zoom-in']],
  ['pan up', ['tilt-up']],
])('%s leads to %j', (query, expected) => {
  expect(findDirectives(query).slice(0, expected.length)).toEqual(expected)
})

test('letters that mean none find none', () => {
  expect(findDirectives('qqq')).toEqual([])
  expect(findDirectives('etc')).toEqual([])
})
