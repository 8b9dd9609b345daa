import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brackets, moves } from '#lib/camera/parse.ts'
import { groupsOf, joinGroup, placeAt, removeChip } from '#lib/camera/rearrange.ts'
import { anyPrompt } from './prompts.ts'

const text = 'A cat [Push in] jumps, [Tilt up,Shake] lands.'

test('a move joins another group, and its own bracket goes when it was alone', () => {
  expect(joinGroup(text, { group: 0, chip: 0 }, 1)).toEqual({
    text: 'A cat jumps, [Tilt up,Shake,Push in] lands.',
  })
  expect(joinGroup(text, { group: 1, chip: 0 }, 0)).toEqual({
    text: 'A cat [Push in,Tilt up] jumps, [Shake] lands.',
  })
})

test('a fourth is refused, and one that is there already', () => {
  expect(joinGroup('[推进,上升,左移][晃动]', { group: 1, chip: 0 }, 0)).toEqual({
    refused: 'bracket_full',
  })
  expect(joinGroup('[推进][push in,晃动]', { group: 1, chip: 0 }, 0)).toEqual({
    refused: 'already_in_bracket',
  })
})

test('single moves change places and the brackets stay where they stand in the prose', () => {
  const line = 'a [推进] b [上升] c [左移] d'
  expect(placeAt(line, { group: 2, chip: 0 }, 0)).toBe('a [左移] b [推进] c [上升] d')
  expect(placeAt(line, { group: 0, chip: 0 }, 2)).toBe('a [上升] b [推进] c [左移] d')
  expect(placeAt(line, { group: 0, chip: 0 }, 3)).toBe('a [上升] b [左移] c [推进] d')
  expect(placeAt(line, { group: 1, chip: 0 }, 1)).toBe(line)
})

test('a move leaves its group for a bracket of its own beside the others', () => {
  expect(placeAt(text, { group: 1, chip: 1 }, 0)).toBe(
    'A cat [Shake][Push in] jumps, [Tilt up] lands.',
  )
  expect(placeAt(text, { group: 1, chip: 1 }, 1)).toBe(
    'A cat [Push in] jumps, [Shake][Tilt up] lands.',
  )
  expect(placeAt(text, { group: 1, chip: 0 }, 2)).toBe(
    'A cat [Push in] jumps, [Shake][Tilt up] lands.',
  )
})

test('what is no move we know stays in its bracket when the move beside it goes', () => {
  expect(removeChip('[左移，push outPAN RIGHT]', { group: 0, chip: 0 })).toBe('[push outPAN RIGHT]')
})

test('a move is taken off', () => {
  expect(removeChip(text, { group: 0, chip: 0 })).toBe('A cat jumps, [Tilt up,Shake] lands.')
  expect(removeChip(text, { group: 1, chip: 0 })).toBe('A cat [Push in] jumps, [Shake] lands.')
  expect(removeChip('[推进]', { group: 0, chip: 0 })).toBe('')
  expect(removeChip(text, { group: 7, chip: 0 })).toBe(text)
})

/** Outside every bracket, also of those that hold no move we know. */
const prose = (prompt: string) =>
  brackets(prompt)
    .reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), prompt)
    .replace(/ /g, '')
/** What stands in brackets and is no move we know. */
const unknown = (prompt: string) =>
  brackets(prompt)
    .flatMap(({ tokens }) => tokens.flatMap(({ directive, raw }) => (directive ? [] : raw)))
    .sort()
const sorted = (prompt: string) => moves(prompt).flat().sort()

test('whatever is moved where, the prose stays and no move is lost', () => {
  const at = fc.record({ group: fc.nat(3), chip: fc.nat(2) })
  fc.assert(
    fc.property(anyPrompt, at, fc.nat(4), (prompt, from, to) => {
      // A stray bracket of the prose may find a partner when its neighbour goes.
      fc.pre(!/[[【［\]】］]/.test(prose(prompt)))
      const joined = joinGroup(prompt, from, to)
      for (const changed of [placeAt(prompt, from, to), 'text' in joined ? joined.text : prompt]) {
        expect(prose(changed)).toBe(prose(prompt))
        expect(sorted(changed)).toEqual(sorted(prompt))
        expect(unknown(changed)).toEqual(unknown(prompt))
      }
      const chip = groupsOf(prompt)[from.group]?.[from.chip]
      const left = sorted(prompt)
      if (chip) left.splice(left.indexOf(chip.directive), 1)
      expect(sorted(removeChip(prompt, from))).toEqual(left)
    }),
    { numRuns: 10_000 },
  )
})
