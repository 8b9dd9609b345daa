import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '#lib/camera/canonical.ts'
import { moves, parse } from '#lib/camera/parse.ts'
import { anyPrompt } from './prompts.ts'

const language = fc.constantFrom('zh' as const, 'en' as const)

test.each([
  ['【推进， 上升 】走近', '[Push in,Pedestal up]走近', '[推进,上升]走近'],
  ['[push out] then [STATIC]', '[Pull out] then [Static shot]', '[拉远] then [固定]'],
  ['[推进, fly around ]', '[Push in,fly around]', '[推进,fly around]'],
  ['【上海】 [1], 【Tilt Left】', '【上海】 [1], 【Tilt Left】', '【上海】 [1], 【Tilt Left】'],
  ['  prose，  stays 。 ', '  prose，  stays 。 ', '  prose，  stays 。 '],
])('%j is %j in English and %j in Chinese', (prompt, english, chinese) => {
  expect(canonical(prompt, 'en')).toBe(english)
  expect(canonical(prompt, 'zh')).toBe(chinese)
})

test('a canonical prompt is its own canonical form', () => {
  fc.assert(
    fc.property(anyPrompt, language, (prompt, to) => {
      const once = canonical(prompt, to)
      expect(canonical(once, to)).toBe(once)
    }),
    { numRuns: 2000 },
  )
})

test('the canonical form moves the camera alike, in either language', () => {
  fc.assert(
    fc.property(anyPrompt, language, (prompt, to) => {
      expect(moves(canonical(prompt, to))).toEqual(moves(prompt))
    }),
    { numRuns: 1000 },
  )
})

test('prose is the same before and after', () => {
  const prose = (prompt: string) => parse(prompt).filter(({ kind }) => kind === 'text')
  fc.assert(
    fc.property(anyPrompt, language, (prompt, to) => {
      expect(prose(canonical(prompt, to)).map(({ raw }) => raw)).toEqual(
        prose(prompt).map(({ raw }) => raw),
      )
    }),
    { numRuns: 1000 },
  )
})
