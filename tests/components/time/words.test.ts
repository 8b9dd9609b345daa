import { expect, test } from 'vitest'
import { clock, relative } from '#components/time/words.ts'

const now = Date.parse('2026-11-22T12:00:00.000Z')
const before = (seconds: number) => new Date(now - seconds * 1000).toISOString()

test.each([
  [0, 'now', '现在'],
  [-4, 'now', '现在'],
  [42, '42 sec. ago', '42秒前'],
  [90, '1 min. ago', '1分钟前'],
  [3 * 3600 + 100, '3 hr. ago', '3小时前'],
  [26 * 3600, 'yesterday', '昨天'],
  [3 * 86_400, '3 days ago', '3天前'],
  [-120, 'in 2 min.', '2分钟后'],
])('%i seconds ago reads as "%s" and "%s"', (seconds, english, chinese) => {
  expect(relative(before(seconds), now, 'en')).toBe(english)
  expect(relative(before(seconds), now, 'zh-CN')).toBe(chinese)
})

test('what is more than a week ago is a date', () => {
  expect(relative(before(9 * 86_400), now, 'en')).toBe('Nov 13, 2026')
})

test.each([
  [0, '0:00'],
  [999, '0:00'],
  [59_999, '0:59'],
  [61_000, '1:01'],
  [754_000, '12:34'],
  [3_600_000, '1:00:00'],
  [-5, '0:00'],
])('%i milliseconds on the clock are %s', (milliseconds, face) => {
  expect(clock(milliseconds)).toBe(face)
})
