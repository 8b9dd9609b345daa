import { expect, test } from 'vitest'
import { inTurn } from '#lib/turns.ts'

test('never more than so many run at once, and they start in the order they came', async () => {
  const started: number[] = []
  let running = 0
  let most = 0
  const work = (n: number) => async () => {
    started.push(n)
    running += 1
    most = Math.max(most, running)
    await new Promise((done) => setTimeout(done, 5))
    running -= 1
    return n
  }
  const all = await Promise.all([1, 2, 3, 4, 5].map((n) => inTurn('a test', 2, work(n))))
  expect(all).toEqual([1, 2, 3, 4, 5])
  expect({ started, most }).toEqual({ started: [1, 2, 3, 4, 5], most: 2 })
})

test('a work that fails gives its turn on', async () => {
  const failing = inTurn('failing', 1, () => Promise.reject(new Error('no')))
  const next = inTurn('failing', 1, async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  await expect(next).resolves.toBe('yes')
})

test('works of another name do not wait', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const long = inTurn('long', 1, () => promise)
  expect(await inTurn('short', 1, async () => 'done')).toBe('done')
  resolve('late')
  expect(await long).toBe('late')
})
