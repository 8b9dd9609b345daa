import type { Standing } from '#lib/money/budget.ts'

/** What pages about money are given. */

export type BudgetsPage = {
  budgets: Standing[]
  /** Whether takes over a budget may wait for an admin. */
  approvals: boolean
  /** What a budget can be made for; empty for who may make none. */
  scopes: { projects: Named[]; members: Named[] }
  may: { change: boolean; cap: boolean; prices: boolean }
}

type Named = { id: string; name: string }

export type PriceVersionView = {
  id: string
  /** Entered here; else it came with the instance. */
  own: boolean
  validFrom: string
  note: string
  by: string | null
}

export type AlertData = {
  budgetId: string
  percent: number
  period: 'day' | 'month'
  limitMicros: number
  usedMicros: number
  scope: 'workspace' | 'project' | 'member' | 'cap'
  name: string
}

/** Something about money that a person should know. */
export type MoneyNotice =
  | { id: string; kind: 'budget_alert'; data: AlertData }
  | {
      id: string
      kind: 'approval_asked' | 'approval_approved' | 'approval_declined'
      /** `name`: of who asked, or of who decided. With `batchId` it is about all takes of that batch. */
      data: { jobId: string; name: string; batchId?: string }
    }
