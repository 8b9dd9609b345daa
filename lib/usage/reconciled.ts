/** A task on the invoice, in our books, or both. Amounts in micro-dollars; null where it is not there. */
export type Pair = {
  taskId: string
  jobId: string | null
  oursMicros: number | null
  theirsMicros: number | null
}

export type Pile = {
  count: number
  oursMicros: number
  theirsMicros: number
  /** The first of them, for the eye. */
  first: Pair[]
}

export const piles = ['matched', 'differs', 'oursOnly', 'theirsOnly'] as const

export type Reconciled = Record<(typeof piles)[number], Pile> & {
  /** Lines of the invoice that were read, and those without a task id or an amount. */
  lines: number
  skipped: number
}
