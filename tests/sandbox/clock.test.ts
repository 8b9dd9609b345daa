import { expect, test } from 'vitest'
import { startClock } from '#sandbox/clock.ts'

const forever = new AbortController().signal

async function millisecondsOf(promise: Promise<void>): Promise<number> {
  const start = performance.now()
  await promise
  return performance.now() - start
}

test('Task time runs as many times faster as the speed says', async () => {
  const clock = startClock(100)
  const took = await millisecondsOf(clock.until(10_000, forever))
  expect(took).toBeGreaterThan(98)
  expect(took).toBeLessThan(2_000)
  expect(clock.now()).toBeGreaterThan(9_900)
})

test('A change of speed reaches a wait that is under way, both ways', async () => {
  const clock = startClock(0.001)
  const wait = clock.until(1_000, forever)
  clock.setSpeed(10_000)
  expect(await millisecondsOf(wait)).toBeLessThan(2_000)

  const slowed = startClock(10)
  let rang = false
  slowed.until(1_000, forever).then(() => {
    rang = true
  })
  slowed.setSpeed(1)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(rang).toBe(false)
})

test('A change of speed does not move the time itself', async () => {
  const clock = startClock(1000)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const before = clock.now()
  clock.setSpeed(0.001)
  const after = clock.now()
  expect(before).toBeGreaterThan(45_000)
  expect(after).toBeGreaterThanOrEqual(before)
  expect(after - before).toBeLessThan(40_000)
})

test('A wait ends with its signal', async () => {
  const clock = startClock(1)
  const stop = new AbortController()
  const wait = clock.until(1_000_000, stop.signal)
  stop.abort(new Error('over'))
  await expect(wait).rejects.toThrow('over')
  await expect(clock.until(1, stop.signal)).rejects.toThrow('over')
})
