import { expect, test } from 'vitest'
import { forecastOf } from '#lib/usage/forecast.ts'
import { daysOf, rangeOf } from '#lib/usage/range.ts'

const now = new Date('2026-03-05T23:30:00Z')

test.each([
  [{}, 'month', '2026-03-01', '2026-03-05'],
  [{ range: 'month' }, 'month', '2026-03-01', '2026-03-05'],
  [{ range: '30days' }, '30days', '2026-02-04', '2026-03-05'],
  [{ range: 'last-month' }, 'last-month', '2026-02-01', '2026-02-28'],
  [{ range: 'custom', from: '2026-01-02', to: '2026-01-03' }, 'custom', '2026-01-02', '2026-01-03'],
  [{ range: 'custom', from: '2026-01-03', to: '2026-01-02' }, 'custom', '2026-01-02', '2026-01-03'],
  [{ range: 'custom', from: '2026-02-30', to: '2026-03-02' }, 'month', '2026-03-01', '2026-03-05'],
  [{ range: 'custom', from: ['x'], to: null }, 'month', '2026-03-01', '2026-03-05'],
  [{ range: 'for ever' }, 'month', '2026-03-01', '2026-03-05'],
])('%o is %s, %s to %s', (asked, name, from, to) => {
  expect(rangeOf(asked, now)).toEqual({ name, from, to })
})

test('a range that is too long keeps its last days', () => {
  const range = rangeOf({ range: 'custom', from: '2020-01-01', to: '2026-01-02' }, now)
  expect([range.to, daysOf(range).length]).toEqual(['2026-01-02', 400])
})

test('a forecast is what was spent and a mean day for each day left, today among them', () => {
  expect(forecastOf('2026-02-27', { soFarMicros: 5_000_000, latelyMicros: 14_000_000 })).toEqual({
    soFarMicros: 5_000_000,
    perDayMicros: 1_000_000,
    daysLeft: 2,
    totalMicros: 7_000_000,
  })
})
