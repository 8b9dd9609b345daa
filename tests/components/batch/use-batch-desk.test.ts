import { expect, test } from 'vitest'
import { renamed } from '#components/batch/use-batch-desk.ts'

test('a row that is edited keeps its name, one that goes takes its own with it', () => {
  const names = [0, 1, 2]
  expect(renamed(names, ['a', 'b', 'c'], ['a', 'B', 'c'])).toEqual([0, 1, 2])
  expect(renamed(names, ['a', 'b', 'c'], ['a', 'c'])).toEqual([0, 2])
  expect(renamed(names, ['a', 'b', 'c'], ['b', 'c'])).toEqual([1, 2])
  expect(renamed(names, ['a', 'b', 'c'], ['a', 'b'])).toEqual([0, 1])
  expect(renamed([0, 2], ['a', 'c'], ['a', 'c', 'd', 'e'])).toEqual([0, 2, 3, 4])
})
