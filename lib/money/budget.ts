/** A budget as it stands now: what of it is used in its period (UTC) and what is held. */
export type Standing = {
  id: string
  projectId: string | null
  projectName: string | null
  userId: string | null
  userName: string | null
  period: 'day' | 'month'
  limitMicros: number
  isHard: boolean
  isPersonal: boolean
  /** Charged and lost. */
  spentMicros: number
  /** Reserved for takes that are not finished. */
  heldMicros: number
}

/** Percent of a budget at which people are told, once each in a period. */
export const alertPercents = [50, 80, 100] as const

export function usedMicros({ spentMicros, heldMicros }: Standing): number {
  return spentMicros + heldMicros
}

/** Never below nothing: a soft budget, an approval or a late proof may have gone over. */
export function leftMicros(budget: Standing): number {
  return Math.max(0, budget.limitMicros - usedMicros(budget))
}

export function scopeOf({ projectId, userId }: Pick<Standing, 'projectId' | 'userId'>) {
  return projectId ? 'project' : userId ? 'member' : 'workspace'
}

/**
 * The hard budget that stands in the way of spending `priceMicros`: a person's own cap first, for they can change
 * it themselves, else the tightest. A price that nobody knows fits under no budget that others set.
 */
export function obstacle(budgets: Standing[], priceMicros: number | null): Standing | undefined {
  return budgets
    .filter(({ isHard }) => isHard)
    .filter((budget) =>
      priceMicros === null
        ? !budget.isPersonal
        : usedMicros(budget) + priceMicros > budget.limitMicros,
    )
    .sort((a, b) => Number(b.isPersonal) - Number(a.isPersonal) || leftMicros(a) - leftMicros(b))[0]
}

/** Whether spending `priceMicros` more reaches a percentage that people are told of. */
export function reachesAlert(budget: Standing, priceMicros: number): boolean {
  const before = usedMicros(budget) * 100
  const after = before + priceMicros * 100
  return alertPercents.some((percent) => {
    const at = budget.limitMicros * percent
    return at > 0 && before < at && at <= after
  })
}

/** The budget with the least room for a take in a project, of those that refuse. */
export function tightest(budgets: Standing[], projectId: string | undefined): Standing | undefined {
  return budgets
    .filter((budget) => budget.isHard && (!budget.projectId || budget.projectId === projectId))
    .sort((a, b) => leftMicros(a) - leftMicros(b))[0]
}
