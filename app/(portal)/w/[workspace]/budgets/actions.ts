'use server'

import { refresh } from 'next/cache'
import { after } from 'next/server'
import { z } from 'zod'
import { Refused } from '#lib/errors.ts'
import { decide } from '#lib/jobs/approval.ts'
import { dispatch } from '#lib/jobs/dispatch.ts'
import { changePrices } from '#lib/money/change-prices.ts'
import {
  approvalsInput,
  budgetInput,
  budgetNamed,
  noticeNamed,
  pricesInput,
} from '#lib/money/schema.ts'
import { seeNotice } from '#lib/money/see-notice.ts'
import { allowApprovals, removeBudget, setBudget } from '#lib/money/set-budget.ts'
import { action } from '#lib/web/action.ts'
import { formAction } from '#lib/web/form-action.ts'

export const saveBudget = formAction(
  budgetInput,
  ['scope', 'period', 'limit', 'kind'],
  async (viewer, input) => {
    const saved = await setBudget(viewer, input)
    refresh()
    return saved
  },
)

export const deleteBudget = formAction(budgetNamed, [], async (viewer, { budgetId }) => {
  const removed = await removeBudget(viewer, budgetId)
  refresh()
  return removed
})

export const setApprovals = action(approvalsInput, async (viewer, { allowed }) => {
  const set = await allowApprovals(viewer, allowed)
  refresh()
  return set
})

export const savePrices = action(pricesInput, async (viewer, input) => {
  const saved = await changePrices(viewer, input)
  refresh()
  return saved
})

/** Lets a job go over a budget, or cancels it; the create call goes out right after, from this process. */
export const decideApproval = action(
  z.strictObject({ jobId: z.uuid(), approve: z.boolean() }),
  async (viewer, { jobId, approve }) => {
    const decided = await decide(viewer, jobId, approve)
    if (approve && !(decided instanceof Refused)) after(dispatch)
    refresh()
    return decided
  },
)

export const dismissNotice = action(noticeNamed, async (viewer, { noticeId }) => {
  const seen = await seeNotice(viewer, noticeId)
  refresh()
  return seen
})
