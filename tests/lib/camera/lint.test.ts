import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lint } from '#lib/camera/lint.ts'
import { moves } from '#lib/camera/parse.ts'
import { applyFix, type LintContext, type Problem } from '#lib/camera/problem.ts'
import { anyPrompt } from './prompts.ts'

const fine: LintContext = {
  directivesHonoured: true,
  promptOptimizer: false,
  durationSeconds: 6,
  longestSeconds: 6,
  limitCharacters: 2000,
}

/** Codes with the text each points at, and the prompt its fix makes. */
function found(prompt: string, context: Partial<LintContext> = {}) {
  return lint(prompt, { ...fine, ...context }).map((problem) => ({
    code: problem.code,
    at: prompt.slice(problem.start, problem.end),
    ...fixed(prompt, problem),
  }))
}

function fixed(prompt: string, { fix }: Problem) {
  if (!fix) return {}
  return 'setting' in fix ? { set: [fix.setting, fix.value] } : { becomes: applyFix(prompt, fix) }
}

test.each([
  '',
  'a cat',
  '[推进]',
  '[Push in,Tilt up] a [Static shot]',
  '[1] 【上海】',
  '[推进,变焦拉远]',
])('%j is fine', (prompt) => {
  expect(found(prompt)).toEqual([])
})

test('an unknown name is offered the nearest, in the language it was written in', () => {
  expect(found('[truk left] [推近] [推进,fly around]')).toEqual([
    {
      code: 'unknown_directive',
      at: 'truk left',
      becomes: '[Truck left] [推近] [推进,fly around]',
    },
    { code: 'unknown_directive', at: '推近', becomes: '[truk left] [推进] [推进,fly around]' },
    { code: 'unknown_directive', at: 'fly around' },
  ])
  expect(lint('[Tilt Left]', fine)[0]?.params).toEqual({
    token: 'Tilt Left',
    suggestion: 'Pan left',
  })
  expect(lint('[zoom]', fine)[0]?.params).toEqual({ token: 'zoom', suggestion: 'none' })
})

test('a spelling that only we understand is told apart from the official one', () => {
  expect(found('[push out] [PULL OUT]')).toEqual([
    { code: 'unofficial_name', at: 'push out', becomes: '[Pull out] [PULL OUT]' },
  ])
})

test('full-width brackets and separators become plain ones', () => {
  expect(found('【推进】[上升、左移]')).toEqual([
    { code: 'full_width', at: '【推进】', becomes: '[推进][上升、左移]' },
    { code: 'full_width', at: '[上升、左移]', becomes: '【推进】[上升,左移]' },
  ])
})

test('a bracket without a partner is completed around directives, or removed', () => {
  expect(found('[推进 the cat')).toEqual([
    { code: 'unbalanced_bracket', at: '[', becomes: '[推进] the cat' },
  ])
  expect(found('slowly Push in, tilt up] x')).toEqual([
    { code: 'unbalanced_bracket', at: ']', becomes: 'slowly [Push in,tilt up] x' },
  ])
  expect(found('a 】 b')).toEqual([{ code: 'unbalanced_bracket', at: '】', becomes: 'a  b' }])
  expect(found('[ a [推进] b ]')).toEqual([])
  expect(found('[推进]\n[\n]').map(({ code, at }) => [code, at])).toEqual([
    ['unbalanced_bracket', '['],
    ['unbalanced_bracket', ']'],
  ])
})

test('more than three at once are told, and the fix lets the rest follow', () => {
  expect(found('[推进,上升,左移]')).toEqual([])
  expect(found('[推进,上升,左移,晃动]')).toEqual([
    { code: 'too_many_directives', at: '[推进,上升,左移,晃动]', becomes: '[推进,上升,左移][晃动]' },
  ])
})

test.each([
  ['[左移,右移]', '[左移][右移]'],
  ['[Pan right,Shake,Pan left]', '[Pan right,Shake][Pan left]'],
  ['[推进,拉远]', '[推进][拉远]'],
  ['[上升,下降]', '[上升][下降]'],
  ['[上摇,下摇]', '[上摇][下摇]'],
  ['[变焦推近,变焦拉远]', '[变焦推近][变焦拉远]'],
])('%s contradicts itself, %s does not', (prompt, becomes) => {
  expect(found(prompt)).toEqual([{ code: 'contradictory_directives', at: prompt, becomes }])
  expect(found(becomes)).toEqual([])
})

test('a static shot contradicts every move beside it', () => {
  expect(found('[固定,推进]')).toEqual([
    { code: 'static_with_others', at: '[固定,推进]', becomes: '[推进]' },
  ])
  expect(found('[固定] then [推进]')).toEqual([])
})

test('a model that ignores directives is told once, at the first', () => {
  expect(found('a [推进] b [上升]', { directivesHonoured: false, promptOptimizer: true })).toEqual([
    { code: 'directives_ignored', at: '[推进]', set: ['directivesHonoured', true] },
  ])
  expect(found('a cat', { directivesHonoured: false })).toEqual([])
})

test('the optimizer is told only when there are directives it may reword', () => {
  expect(found('a [推进] b [上升]', { promptOptimizer: true })).toEqual([
    { code: 'optimizer_rewrites', at: '[推进]', set: ['promptOptimizer', false] },
  ])
  expect(found('a cat', { promptOptimizer: true })).toEqual([])
})

test('more moves than the time allows are told; the fix takes more time, or lets two happen at once', () => {
  const prompt = '[推进] a [上升] b [左移][右移][晃动]'
  expect(found(prompt)).toEqual([
    { code: 'moves_rushed', at: '[推进]', becomes: '[推进,上升] a b [左移][右移][晃动]' },
  ])
  expect(found('[推进,上升] a b [左移][右移][晃动]')).toEqual([])
  expect(found(prompt, { longestSeconds: 10 })).toEqual([
    { code: 'moves_rushed', at: '[推进]', set: ['durationSeconds', 10] },
  ])
  expect(found(prompt, { durationSeconds: 10, longestSeconds: 10 })).toEqual([])
  expect(found('[推进][固定][推进][固定][推进]')).toEqual([{ code: 'moves_rushed', at: '[推进]' }])
})

test('the limit counts characters, not the units of a string', () => {
  expect(found('🐈🐈🐈', { limitCharacters: 3 })).toEqual([])
  expect(found('🐈🐈🐈🐈', { limitCharacters: 3 })).toEqual([
    { code: 'too_long', at: '🐈', becomes: '🐈🐈🐈' },
  ])
  expect(lint('abcde', { ...fine, limitCharacters: 3 })[0]?.params).toEqual({
    count: 5,
    limit: 3,
    over: 2,
  })
})

test('the limit counts what is sent: the canonical names', () => {
  expect(found('ab [ 推进 ， 上升 ]', { limitCharacters: 10 })).toEqual([
    { code: 'full_width', at: '[ 推进 ， 上升 ]', becomes: 'ab [推进,上升]' },
  ])
  const codes = found('a [static]', { limitCharacters: 10 }).map(({ code }) => code)
  expect(codes).toEqual(['too_long', 'unofficial_name'])
})

test('what is cut at the limit is cut at a word, and never inside a bracket', () => {
  const cut = (prompt: string, limitCharacters: number) =>
    found(prompt, { limitCharacters }).find(({ code }) => code === 'too_long')?.becomes
  expect(cut('a yellow umbrella', 10)).toBe('a yellow')
  expect(cut('a yellow umbrella', 8)).toBe('a yellow')
  expect(cut('一只猫坐在窗边', 4)).toBe('一只猫坐')
  expect(cut('a cat [Push in]', 12)).toBe('a cat')
  expect(cut('x'.repeat(60), 50)).toBe('x'.repeat(50))
})

test('invisible characters are told and removed, except where scripts and emoji need them', () => {
  expect(found('a\u200b\u2060b')).toEqual([
    { code: 'invisible_characters', at: '\u200b\u2060', becomes: 'ab' },
  ])
  for (const hidden of [
    '\u0000',
    '\u00ad',
    '\ufeff',
    '\u202e',
    '\u3164',
    '\u2800',
    '\ud800',
    '\u200d',
  ]) {
    expect(found(`ab${hidden}c`), escape(hidden)).toMatchObject([
      { code: 'invisible_characters', becomes: 'abc' },
    ])
  }
  for (const needed of ['👨‍👩‍👧', '👩🏽‍🚀', '❤️‍🔥', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'می‌خواهم', 'क्‍ष', 'tab\tline\r\n']) {
    expect(found(needed), needed).toEqual([])
  }
})

test('a prompt that is mostly invisible is one finding, and an error', () => {
  expect(found('a\u200b\u200bb\u200b\ue000')).toEqual([
    { code: 'mostly_invisible', at: 'a\u200b\u200bb\u200b\ue000', becomes: 'ab' },
  ])
  expect(found('ab\u200b\u200b').map(({ code }) => code)).toEqual(['invisible_characters'])
})

test('fixing what can be fixed in the text always comes to an end, and keeps the moves legal', () => {
  fc.assert(
    fc.property(anyPrompt, (start) => {
      let prompt = start
      for (let round = 0; round < 200; round++) {
        const fix = lint(prompt, { ...fine, limitCharacters: 60 }).flatMap((problem) =>
          problem.fix && 'text' in problem.fix ? [problem.fix] : [],
        )[0]
        if (!fix) break
        prompt = applyFix(prompt, fix)
      }
      const left = lint(prompt, { ...fine, limitCharacters: 60 })
      expect(left.filter((problem) => problem.fix && 'text' in problem.fix)).toEqual([])
      for (const group of moves(prompt)) expect(group.length).toBeLessThanOrEqual(3)
    }),
    { numRuns: 500 },
  )
})

test('every finding lies in the prompt, in order', () => {
  fc.assert(
    fc.property(anyPrompt, fc.boolean(), fc.boolean(), (prompt, honoured, optimizer) => {
      const context = { ...fine, directivesHonoured: honoured, promptOptimizer: optimizer }
      let position = 0
      for (const { start, end } of lint(prompt, context)) {
        expect(start).toBeGreaterThanOrEqual(position)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(prompt.length)
        position = start
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['[truk left,fly arond] ', 'names that nobody knows'],
  ['[Push in the ', 'brackets that are not closed'],
  ['【左移，右移】 the camera slowly pulls back ', 'mistakes everywhere'],
  ['[', 'brackets alone'],
  ['镜头慢慢', 'the beginnings of a phrase'],
  ['the camera slowly ', 'the beginnings of a phrase in English'],
])('two thousand characters of %j are read while a letter is drawn: %s', (part) => {
  const prompt = part.repeat(2000 / part.length)
  lint(prompt, fine)
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now()
    lint(prompt, fine)
    return performance.now() - started
  })
  expect(Math.min(...times)).toBeLessThan(16)
})
