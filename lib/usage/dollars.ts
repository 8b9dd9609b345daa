/** Micro-dollars as an exact decimal: two digits of cents, more only where there are more. */
export function dollars(micros: number): string {
  const whole = Math.abs(Math.round(micros))
  const digits = String(whole % 1_000_000).padStart(6, '0')
  const cents = digits.replace(/0{1,4}$/, '')
  return `${micros < 0 ? '-' : ''}${Math.floor(whole / 1_000_000)}.${cents}`
}

/** The same for people: `$1,234.56`. */
export function shownDollars(micros: number, locale: string): string {
  const [whole = '0', cents = '00'] = dollars(Math.abs(micros)).split('.')
  return `${micros < 0 ? '−' : ''}$${Number(whole).toLocaleString(locale)}.${cents}`
}
