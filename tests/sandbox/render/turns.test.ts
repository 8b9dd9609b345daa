import { expect, test } from 'vitest'
import { takeTurn } from '#sandbox/render/turns.ts'

test('turns are given in the order asked, no more at once than allowed', async () => {
  const order: string[] = []
  const first = await takeTurn(1)
  const others = ['second', 'third'].map(async (name) => {
    using _turn = await takeTurn(1)
    order.push(`${name} in`)
    await new Promise((resolve) => setTimeout(resolve, 5))
    order.push(`${name} out`)
  })
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(order).toEqual([])
  first[Symbol.dispose]()
  await Promise.all(others)
  expect(order).toEqual(['second in', 'second out', 'third in', 'third out'])
})

test('who gives up waiting leaves the line to the next', async () => {
  const first = await takeTurn(1)
  const impatient = new AbortController()
  const gaveUp = takeTurn(1, impatient.signal)
  const next = takeTurn(1)
  impatient.abort(new Error('enough'))
  await expect(gaveUp).rejects.toThrow('enough')
  first[Symbol.dispose]()
  const turn = await next
  turn[Symbol.dispose]()
  using _free = await takeTurn(1)
})
