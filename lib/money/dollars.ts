/** Money is integer micro-dollars: $1 is 1,000,000. Plain dollars everywhere, as the providers' lists are. */

const microsOfDollar = 1_000_000

/** `$0.28`: two decimals, or as many as the amount has. */
export function dollars(micros: number): string {
  const [whole = '0', decimals = ''] = (Math.abs(micros) / microsOfDollar).toFixed(6).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const shown = decimals.replace(/0{1,4}$/, '')
  return `${micros < 0 ? '−' : ''}$${grouped}.${shown}`
}

/** The micro-dollars that somebody typed: `0.28`, `$12`, `1,200.5`. Undefined when that is no amount. */
export function microsTyped(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/^\$\s*/, '')
    .replace(/,(?=\d{3}(\D|$))/g, '')
  if (!/^\d{1,7}(\.\d{1,6})?$/.test(plain)) return undefined
  const [whole, decimals = ''] = plain.split('.')
  return Number(whole) * microsOfDollar + Number(decimals.padEnd(6, '0'))
}
