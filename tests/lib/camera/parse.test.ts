import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moves, parse } from '#lib/camera/parse.ts'
import { anyPrompt } from './prompts.ts'

test('the segments of any prompt put together are the prompt', () => {
  fc.assert(
    fc.property(anyPrompt, (prompt) => {
      const segments = parse(prompt)
      expect(segments.map(({ raw }) => raw).join('')).toBe(prompt)
      let position = 0
      for (const { start, end, raw } of segments) {
        expect([start, prompt.slice(start, end)]).toEqual([position, raw])
        expect(raw).not.toBe('')
        position = end
      }
    }),
    { numRuns: 10_000 },
  )
})

test('every token lies where it says, inside its bracket and after the one before', () => {
  fc.assert(
    fc.property(anyPrompt, (prompt) => {
      for (const segment of parse(prompt)) {
        if (segment.kind === 'text') continue
        let position = segment.start + 1
        for (const { raw, start, end } of segment.tokens) {
          expect(prompt.slice(start, end)).toBe(raw)
          expect(start).toBeGreaterThanOrEqual(position)
          position = end
        }
        expect(position).toBeLessThan(segment.end)
      }
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['[推进]', [['push-in']]],
  ['a cat [Push in] jumps', [['push-in']]],
  ['[左摇,上升]', [['pan-left', 'pedestal-up']]],
  ['[Pan left,Pedestal up]', [['pan-left', 'pedestal-up']]],
  ['...[推进], then...[拉远]', [['push-in'], ['pull-out']]],
  ['【左移，上摇】', [['truck-left', 'tilt-up']]],
  ['［TRUCK LEFT、 shake ］', [['truck-left', 'shake']]],
  ['【推进]', [['push-in']]],
  ['[[推进]]', [['push-in']]],
  ['[推进,,推进, ]', [['push-in']]],
  ['[push out] [static]', [['pull-out'], ['static']]],
  ['[推进,fly around]', [['push-in']]],
  ['[推进][上升]', [['push-in'], ['pedestal-up']]],
  ['[C1, C2, C3] [1] 【上海】 []', []],
  ['推进 push in', []],
  ['[推进', []],
  ['[推\n进]', []],
  ['', []],
])('%j moves the camera as %j', (prompt, expected) => {
  expect(moves(prompt)).toEqual(expected)
})

test('a bracket without a directive is prose unless it was surely meant as one', () => {
  const kinds = (prompt: string) => parse(prompt).map(({ kind }) => kind)
  for (const prompt of ['[1]', '[C1, C2]', '【上海】', '[a man laughs]', '[]', '[左边]']) {
    expect(kinds(prompt), prompt).toEqual(['text'])
  }
  for (const prompt of ['[Tilt Left]', '[truk left]', '[zoom]', '[变焦]', '[推近]']) {
    expect(kinds(prompt), prompt).toEqual(['bracket'])
  }
})

test('an unknown name beside a directive is a token without a directive', () => {
  expect(parse('go [ 推进 ，fly around]')).toEqual([
    { kind: 'text', raw: 'go ', start: 0, end: 3 },
    {
      kind: 'bracket',
      raw: '[ 推进 ，fly around]',
      start: 3,
      end: 20,
      tokens: [
        { raw: '推进', start: 5, end: 7, directive: 'push-in' },
        { raw: 'fly around', start: 9, end: 19 },
      ],
    },
  ])
})

test('a prompt of two thousand brackets is read at once', () => {
  const started = performance.now()
  parse('['.repeat(2000))
  parse('[推进'.repeat(700))
  parse(`[${'推'.repeat(1998)}]`)
  expect(performance.now() - started).toBeLessThan(200)
})
