import { z } from 'zod'
import type { RefusalCode } from '#lib/errors.ts'
import { microsTyped } from '#lib/money/dollars.ts'

/** What pages send about money. An amount is typed in dollars and read as micro-dollars. */

const invalid: RefusalCode = 'amount_invalid'
const workspace = z.string()
const amount = z.string().transform((text, context) => {
  const micros = microsTyped(text)
  if (micros !== undefined) return micros
  context.addIssue({ code: 'custom', message: invalid })
  return z.NEVER
})

/** `scope` is `workspace`, `cap`, or `project:` or `member:` and an id. */
export const budgetInput = z.object({
  workspace,
  scope: z.union([
    z.literal(['workspace', 'cap']),
    z.string().regex(/^(project|member):[0-9a-f-]{36}$/),
  ]),
  period: z.literal(['day', 'month']),
  limit: amount,
  kind: z.literal(['hard', 'soft']).default('hard'),
})
export type BudgetInput = z.output<typeof budgetInput>

export const budgetNamed = z.object({ workspace, budgetId: z.uuid() })

export const approvalsInput = z.strictObject({ workspace, allowed: z.boolean() })

export const noticeNamed = z.strictObject({ workspace, noticeId: z.uuid() })

const price = z.strictObject({
  model: z.string().max(80),
  resolution: z.string().max(16),
  durationSeconds: z.int().min(1).max(60),
  price: amount,
})

export const pricesInput = z.strictObject({
  workspace,
  provider: z.string().regex(/^[a-z-]{1,40}$/),
  prices: z.array(price).max(200),
  note: z.string().trim().max(200).default(''),
  /** A day (UTC) from which they hold; now when it is not given. */
  validFrom: z.iso.date().optional(),
})
export type PricesInput = z.output<typeof pricesInput>
