import fc from 'fast-check'
import { expect, test } from 'vitest'
import { directiveIds } from '#lib/camera/directives.ts'
import { insertDirective } from '#lib/camera/insert.ts'
import { moves } from '#lib/camera/parse.ts'
import { anyPrompt } from './prompts.ts'

/** Reads `|` as the caret, or two of them as the selection, and writes the caret back. */
function insert(marked: string, ...rest: [Parameters<typeof insertDirective>[3], 'zh' | 'en']) {
  const [before = '', selected, after] = marked.split('|')
  const text = before + (after === undefined ? selected : selected + after)
  const end = after === undefined ? before.length : before.length + (selected ?? '').length
  const made = insertDirective(text, before.length, end, ...rest)
  if ('refused' in made) return made.refused
  return `${made.text.slice(0, made.caret)}|${made.text.slice(made.caret)}`
}

test('in prose a directive becomes a bracket of its own with the caret behind it', () => {
  expect(insert('|', 'push-in', 'en')).toBe('[Push in]|')
  expect(insert('一只猫|跳起来', 'push-in', 'zh')).toBe('一只猫[推进]|跳起来')
  expect(insert('a cat| jumps', 'push-in', 'en')).toBe('a cat [Push in]| jumps')
  expect(insert('a cat |jumps', 'push-in', 'en')).toBe('a cat [Push in] |jumps')
  expect(insert('[推进]|', 'pull-out', 'zh')).toBe('[推进][拉远]|')
  expect(insert('|[推进]', 'pull-out', 'zh')).toBe('[拉远]|[推进]')
})

test('what is selected in prose is replaced', () => {
  expect(insert('a |zoom| b', 'zoom-in', 'en')).toBe('a [Zoom in]| b')
})

test('inside a bracket it joins the group and the caret stays inside', () => {
  expect(insert('x [左摇|] y', 'pedestal-up', 'zh')).toBe('x [左摇,上升|] y')
  expect(insert('[|Pan left]', 'shake', 'en')).toBe('[Pan left,Shake|]')
  expect(insert('[左|摇]', 'shake', 'zh')).toBe('[左摇,晃动|]')
  expect(insert('【左摇，|】', 'shake', 'zh')).toBe('[左摇,晃动|]')
})

test('names selected inside a bracket are replaced', () => {
  expect(insert('[|左摇|,上升]', 'shake', 'zh')).toBe('[上升,晃动|]')
  expect(insert('[推进,上升,左|移|]', 'shake', 'zh')).toBe('[推进,上升,晃动|]')
})

test('a fourth in one bracket, and one that is already there, are refused', () => {
  expect(insert('[推进,上升,左移|]', 'shake', 'zh')).toBe('bracket_full')
  expect(insert('[推进|]', 'push-in', 'zh')).toBe('already_in_bracket')
})

test('a selection that cuts a bracket takes all of it', () => {
  expect(insert('a| cat [推|进] b', 'shake', 'zh')).toBe('a [晃动]| b')
  expect(insert('[推|进] a| b', 'shake', 'zh')).toBe('[晃动]| b')
})

test('wherever it goes in, the move is in the prompt and the caret in the text', () => {
  fc.assert(
    fc.property(
      anyPrompt.filter((prompt) => !/[[【［]/.test(prompt)),
      fc.nat(80),
      fc.nat(80),
      fc.constantFrom(...directiveIds),
      (prompt, from, to, id) => {
        const made = insertDirective(prompt, from, to, id, 'zh')
        if ('refused' in made) throw new Error(made.refused)
        expect(moves(made.text)).toEqual([[id]])
        expect(made.text.slice(0, made.caret).trimEnd()).toMatch(/\]$/)
      },
    ),
    { numRuns: 500 },
  )
})
