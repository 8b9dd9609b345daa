import fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference } from '#components/compose/replace-text.ts'

test('only what differs is typed', () => {
  expect(difference('a [Push in] b', 'a [Pull out] b')).toEqual({
    start: 5,
    end: 10,
    middle: 'll out',
  })
  expect(difference('same', 'same')).toMatchObject({ start: 4, end: 4, middle: '' })
  expect(difference('aa', 'aaa')).toEqual({ start: 2, end: 2, middle: 'a' })
})

test('any text becomes any other, and no character is cut in half', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '推', '🐈', '🎬', ' ') })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { start, end, middle } = difference(before, after)
      expect(before.slice(0, start) + middle + before.slice(end)).toBe(after)
      expect(middle.isWellFormed()).toBe(true)
      expect(before.slice(0, start).isWellFormed()).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
