import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startRateWindow } from '#sandbox/rate.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('A place in the minute is free again 60 s after it was taken, and not before', () => {
  const rate = startRateWindow(2)
  expect(rate.permit('a')).toBe(true)
  vi.advanceTimersByTime(30_000)
  expect(rate.permit('a')).toBe(true)
  vi.advanceTimersByTime(29_999)
  expect(rate.permit('a')).toBe(false)
  vi.advanceTimersByTime(1)
  expect(rate.permit('a')).toBe(true)
  expect(rate.permit('a')).toBe(false)
})

test('A refused call takes no place, but is seen in the peak', () => {
  const rate = startRateWindow(1)
  expect([rate.permit('a'), rate.permit('a'), rate.permit('a')]).toEqual([true, false, false])
  expect(rate.permit('b')).toBe(true)
  expect(rate.peak()).toBe(3)
  vi.advanceTimersByTime(60_000)
  expect(rate.permit('a')).toBe(true)
})
