/** Days, in UTC, that a page of usage is about. From and to are both in it, as YYYY-MM-DD. */
export type Range = { name: RangeName; from: string; to: string }

export const rangeNames = ['month', '30days', 'last-month', 'custom'] as const
type RangeName = (typeof rangeNames)[number]

/** More days than this make a table that nobody reads. */
const mostDays = 400

const dayMilliseconds = 24 * 3600 * 1000

type Asked = { range?: unknown; from?: unknown; to?: unknown }

/** The range that an address asks for; this month when it says nothing that can be understood. */
export function rangeOf(asked: Asked, now: Date): Range {
  const today = dayOf(now)
  const name = rangeNames.find((one) => one === asked.range)
  if (name === '30days') return { name, from: daysBefore(today, 29), to: today }
  if (name === 'last-month') {
    const to = daysBefore(monthStart(today), 1)
    return { name, from: monthStart(to), to }
  }
  if (name === 'custom' && isDay(asked.from) && isDay(asked.to)) {
    const [from = '', to = ''] = [asked.from, asked.to].sort()
    const earliest = daysBefore(to, mostDays - 1)
    return { name, from: from < earliest ? earliest : from, to }
  }
  return { name: 'month', from: monthStart(today), to: today }
}

/** Every day of the range, the first one first. */
export function daysOf({ from, to }: Pick<Range, 'from' | 'to'>): string[] {
  const days: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += dayMilliseconds)
    days.push(dayOf(new Date(at)))
  return days
}

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}

export function daysBefore(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) - days * dayMilliseconds))
}

export function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`
}

export function monthEnd(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return dayOf(new Date(Date.UTC(year, month, 0)))
}

function isDay(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    /^2\d{3}-\d{2}-\d{2}$/.test(text) &&
    Number.isFinite(Date.parse(text)) &&
    dayOf(new Date(text)) === text
  )
}
