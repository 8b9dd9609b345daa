import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { type BudgetScope, deleteBudget, putBudget, setApprovals } from '#lib/money/rows.ts'
import type { BudgetInput } from '#lib/money/schema.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Sets or changes a limit. A cap for oneself is always hard, and anybody who makes takes may have one. */
export async function setBudget(
  viewer: Viewer,
  { scope, period, limit, kind }: Omit<BudgetInput, 'workspace'>,
): Promise<{ budgetId: string } | Refused> {
  const own = scope === 'cap'
  if (!can(viewer, own ? 'budget.personal' : 'budget.change')) return new Refused('not_allowed')
  const [what, id] = scope.split(':')
  const budget: BudgetScope = {
    projectId: what === 'project' ? (id ?? null) : null,
    userId: own ? viewer.userId : what === 'member' ? (id ?? null) : null,
    isPersonal: own,
    isHard: own || kind === 'hard',
    period,
  }
  const budgetId = await putBudget(viewer, budget, limit)
  return budgetId ? { budgetId } : new Refused('budget_scope_gone', { field: 'scope' })
}

/** Takes a limit away. Of the caps that people set for themselves, only one's own. */
export async function removeBudget(
  viewer: Viewer,
  budgetId: string,
): Promise<{ budgetId: string } | Refused> {
  const [personal, others] = [can(viewer, 'budget.personal'), can(viewer, 'budget.change')]
  if (!personal && !others) return new Refused('not_allowed')
  const removed =
    (personal && (await deleteBudget(viewer, budgetId, true))) ||
    (others && (await deleteBudget(viewer, budgetId, false)))
  return removed ? { budgetId } : new Refused('not_found')
}

/** Whether takes over a budget may wait for an admin. */
export async function allowApprovals(
  viewer: Viewer,
  allowed: boolean,
): Promise<undefined | Refused> {
  if (!can(viewer, 'budget.change')) return new Refused('not_allowed')
  await setApprovals(viewer, allowed)
}
