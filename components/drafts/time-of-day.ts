/** `12:04`; with the day when that is not today. In the time zone of whoever looks. */
export function timeOfDay(iso: string, locale: string): string {
  const at = new Date(iso)
  const isToday = at.toDateString() === new Date().toDateString()
  return new Intl.DateTimeFormat(locale, {
    ...(!isToday && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}
