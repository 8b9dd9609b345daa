import type { useTranslations } from 'next-intl'
import { type Standing, scopeOf } from '#lib/money/budget.ts'

/** What a budget is called: whose it is. */
export function budgetName(
  budget: Pick<Standing, 'projectId' | 'projectName' | 'userId' | 'userName' | 'isPersonal'>,
  t: ReturnType<typeof useTranslations<'money.scope'>>,
): string {
  if (budget.isPersonal) return t('cap')
  const scope = scopeOf(budget)
  if (scope === 'workspace') return t('workspace')
  const name = scope === 'project' ? budget.projectName : budget.userName
  return t(scope, { name: name ?? '?' })
}
