import { parseCsv } from '#lib/csv.ts'

/** What a provider's invoice says, by task: lines of one task are added up. */
export type Invoice = {
  amounts: Map<string, number>
  /** Lines that had a task id and an amount, and those that had not. */
  lines: number
  skipped: number
}

const taskColumn = /task|任务/i
const amountColumn = /amount|cost|charge|price|total|fee|usd|金额|费用|价格/i

/** Reads a CSV whose first line names its columns; undefined when none is for the task and one for the amount. */
export function parseInvoice(text: string): Invoice | undefined {
  const [head = [], ...rows] = parseCsv(text)
  const task = head.findIndex((name) => taskColumn.test(name))
  const amount = head.findIndex((name, at) => at !== task && amountColumn.test(name))
  if (task < 0 || amount < 0 || rows.length === 0) return undefined
  const amounts = new Map<string, number>()
  let skipped = 0
  for (const row of rows) {
    const taskId = (row[task] ?? '').trim().replace(/^'/, '')
    const micros = microsOf(row[amount] ?? '')
    if (taskId === '' || micros === undefined) skipped++
    else amounts.set(taskId, (amounts.get(taskId) ?? 0) + micros)
  }
  return { amounts, lines: rows.length - skipped, skipped }
}

/** `0.28`, `$1,234.56`, `1.234,56 USD`, `(0.28)` for a credit; undefined for what is no amount. */
export function microsOf(text: string): number | undefined {
  const plain = text.replace(/usd|us|[$￥¥€\s']/gi, '')
  const isCredit = /^\(.*\)$|^[-−]/.test(plain)
  const digits = plain.replace(/^[(−+-]|\)$/g, '')
  const point = pointed.find(({ form }) => form.test(digits))
  if (!point) return undefined
  const [whole = '', part = ''] = point.read(digits).split('.')
  if (whole.length > 9) return undefined
  const micros = Number(whole) * 1_000_000 + Math.round(Number(`0.${part || '0'}`) * 1_000_000)
  return isCredit ? -micros : micros
}

/** How people write thousands and cents, and each as `1234.56`. The first that fits holds: `1,234` is a thousand. */
const pointed = [
  { form: /^\d{1,3}(,\d{3})+(\.\d*)?$/, read: (digits: string) => digits.replaceAll(',', '') },
  { form: /^(\d+\.?\d*|\.\d+)$/, read: (digits: string) => digits },
  {
    form: /^\d{1,3}(\.\d{3})+(,\d*)?$/,
    read: (digits: string) => digits.replaceAll('.', '').replace(',', '.'),
  },
  { form: /^\d*,\d+$/, read: (digits: string) => digits.replace(',', '.') },
]
