import { expect, test } from 'vitest'
import { together } from '#lib/together.ts'

/** A work that answers with tenfold, each time when it is let. */
function tenfold(atMost = 100) {
  const works: { items: number[]; let: () => void; fail: (error: Error) => void }[] = []
  const call = together(atMost, async (items: number[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    works.push({ items, let: resolve, fail: reject })
    await promise
    return items.map((item) => item * 10)
  })
  return { call, works }
}

test('what is asked for while a work runs goes into the next one, and each has its own answer', async () => {
  const { call, works } = tenfold()
  const answers = [1, 2, 3].map(call)
  expect(works.map(({ items }) => items)).toEqual([[1]])
  works[0]?.let()
  expect(await answers[0]).toBe(10)
  await expect.poll(() => works.length).toBe(2)
  answers.push(call(4))
  expect(works.map(({ items }) => items)).toEqual([[1], [2, 3]])
  works[1]?.let()
  expect(await Promise.all(answers.slice(0, 3))).toEqual([10, 20, 30])
  await expect.poll(() => works.length).toBe(3)
  works[2]?.let()
  expect(await answers[3]).toBe(40)
})

test('no more than so many go together', async () => {
  const { call, works } = tenfold(2)
  const answers = [1, 2, 3, 4].map(call)
  for (let n = 0; n < 3; n++) {
    works[n]?.let()
    await expect.poll(() => works.length).toBe(Math.min(n + 2, 3))
  }
  expect(works.map(({ items }) => items)).toEqual([[1], [2, 3], [4]])
  expect(await Promise.all(answers)).toEqual([10, 20, 30, 40])
})

test('a work that fails fails for those it was for, and the next goes on', async () => {
  const { call, works } = tenfold()
  const [first, second, third] = [call(1), call(2), call(3)]
  works[0]?.let()
  await first
  await expect.poll(() => works.length).toBe(2)
  works[1]?.fail(new Error('broken'))
  await expect(second).rejects.toThrow('broken')
  await expect(third).rejects.toThrow('broken')
  const fourth = call(4)
  await expect.poll(() => works.length).toBe(3)
  works[2]?.let()
  expect(await fourth).toBe(40)
})

test('a work that does not answer for each item answers for none', async () => {
  const call = together(10, async () => [])
  await expect(call(1)).rejects.toThrow('did not answer for each')
})
