import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDiff } from '#components/lineage/word-diff.ts'

const text = fc.array(fc.constantFrom('a', 'lake', ' ', '[Push in]', '湖', '面', ', '), {
  maxLength: 40,
})

test('both texts can be read out of the difference, and equal ones have none', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [before, after] = [a.join(''), b.join('')]
      const changes = wordDiff(before, after)
      const without = (kind: string) =>
        changes
          .filter((change) => change.kind !== kind)
          .map((change) => change.text)
          .join('')
      expect(without('new')).toBe(before)
      expect(without('old')).toBe(after)
      expect(changes.every(({ kind }) => kind === 'same')).toBe(before === after)
    }),
  )
})

test('words change as words, directives as a whole, Chinese sign by sign', () => {
  expect(wordDiff('A quiet lake, [Push in]', 'A loud lake, [Pull out]')).toEqual([
    { kind: 'same', text: 'A ' },
    { kind: 'old', text: 'quiet' },
    { kind: 'new', text: 'loud' },
    { kind: 'same', text: ' lake, ' },
    { kind: 'old', text: '[Push in]' },
    { kind: 'new', text: '[Pull out]' },
  ])
  expect(wordDiff('湖面平静', '湖面很平静')).toEqual([
    { kind: 'same', text: '湖面' },
    { kind: 'new', text: '很' },
    { kind: 'same', text: '平静' },
  ])
})

test('two long texts without a word in common are compared in no time', () => {
  const started = performance.now()
  wordDiff('a b '.repeat(5000), 'c d '.repeat(5000))
  expect(performance.now() - started).toBeLessThan(1000)
})
