/** What was spent and made. Amounts are in micro-dollars, days in UTC by when a take was asked for. */

export const groupings = ['day', 'member', 'project', 'model', 'outcome'] as const
export type Grouping = (typeof groupings)[number]

export type Sums = {
  heldMicros: number
  chargedMicros: number
  lostMicros: number
  asked: number
  done: number
  failed: number
  canceled: number
  /** Of the done ones, those that somebody threw away. */
  deleted: number
}

export type UsageRow = {
  /** The day, the id of the member or project, the model, or the outcome. */
  key: string
  /** Its name, where it has one of its own. */
  name: string | null
  /** Of a project: one of lib/projects/colours. */
  colour: string | null
  sums: Sums
}

export type Usage = {
  rows: UsageRow[]
  total: Sums
  forecast: Forecast
  /** Only the viewer's own. */
  ownOnly: boolean
}

/** What this month will have cost when it ends. */
export type Forecast = {
  /** Spent and lost since its first day. */
  soFarMicros: number
  /** A day's mean over the last fourteen whole days. */
  perDayMicros: number
  /** Days that are left, today among them. */
  daysLeft: number
  totalMicros: number
}

export const outcomes = ['done', 'failed', 'canceled', 'open'] as const
export type Outcome = (typeof outcomes)[number]
