import { getLocale, getTranslations } from 'next-intl/server'
import { dollars, shownDollars } from '#lib/usage/dollars.ts'
import { type Grouping, outcomes, type Sums, type Usage, type UsageRow } from '#lib/usage/view.ts'

/** One table for the screen and for the file: the same rows in the same order. */

type Column = 'spent' | 'lost' | 'held' | 'takes' | 'done' | 'failed' | 'canceled' | 'kept'

const columns: Record<Grouping, Column[]> = {
  day: ['spent', 'lost', 'held', 'takes', 'done', 'failed', 'canceled', 'kept'],
  member: ['spent', 'lost', 'held', 'takes', 'done', 'failed', 'canceled', 'kept'],
  project: ['spent', 'lost', 'held', 'takes', 'done', 'failed', 'canceled', 'kept'],
  model: ['spent', 'lost', 'held', 'takes', 'done', 'failed', 'canceled', 'kept'],
  outcome: ['takes', 'spent', 'lost', 'held', 'kept'],
}

export type UsageTable = {
  head: string[]
  rows: { key: string; colour: string | null; cells: Cell[] }[]
  total: Cell[]
}

/** What stands on the screen, and what in the file: a number there. */
type Cell = { text: string; file: string }

type Words = Awaited<ReturnType<typeof getTranslations<'usage'>>>

export async function usageTable({ rows, total }: Usage, by: Grouping): Promise<UsageTable> {
  const [t, locale] = await Promise.all([getTranslations('usage'), getLocale()])
  const cells = (sums: Sums) => columns[by].map((column) => cellOf(column, sums, locale))
  return {
    head: [t(`by.${by}`), ...columns[by].map((column) => t(`column.${column}`))],
    rows: rows.map((row) => ({
      key: row.key,
      colour: row.colour,
      cells: [plain(nameOf(row, by, t)), ...cells(row.sums)],
    })),
    total: [plain(t('total')), ...cells(total)],
  }
}

/** The rows of the file. */
export async function usageFile(usage: Usage, by: Grouping): Promise<string[][]> {
  const t = await getTranslations('usage')
  const { head, rows, total } = await usageTable(usage, by)
  const money = new Set([t('column.spent'), t('column.lost'), t('column.held')])
  return [
    head.map((name) => (money.has(name) ? t('inDollars', { name }) : name)),
    ...[...rows.map(({ cells }) => cells), total].map((cells) => cells.map(({ file }) => file)),
  ]
}

function nameOf({ key, name }: UsageRow, by: Grouping, t: Words): string {
  if (by === 'outcome') return t(`outcome.${outcomes.find((one) => one === key) ?? 'open'}`)
  if (by === 'day' || by === 'model') return key
  return name ?? t('unknown')
}

function cellOf(column: Column, sums: Sums, locale: string): Cell {
  const money = (micros: number) => ({
    text: shownDollars(micros, locale),
    file: dollars(micros),
  })
  const count = (number: number) => ({
    text: number.toLocaleString(locale),
    file: String(number),
  })
  switch (column) {
    case 'spent':
      return money(sums.chargedMicros)
    case 'lost':
      return money(sums.lostMicros)
    case 'held':
      return money(sums.heldMicros)
    case 'takes':
      return count(sums.asked)
    case 'kept':
      return count(sums.done - sums.deleted)
    default:
      return count(sums[column])
  }
}

function plain(text: string): Cell {
  return { text, file: text }
}
