'use client'

import { useTranslations } from 'next-intl'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { BudgetBar } from '#components/money/budget-bar.tsx'
import { budgetName } from '#components/money/budget-name.ts'
import { Badge } from '#components/ui/badge.tsx'
import { dollars } from '#lib/money/dollars.ts'
import type { BudgetsPage } from '#lib/money/view.ts'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = { page: BudgetsPage; workspace: string; remove: FormAction }

/** Every limit that holds, with what is left of it. */
export function BudgetList({ page: { budgets, may }, workspace, remove }: Props) {
  const t = useTranslations('money.budget')
  const scope = useTranslations('money.scope')
  if (budgets.length === 0)
    return <p className="mt-4 rounded-md bg-fill px-4 py-3 text-sm">{t('empty')}</p>
  return (
    <ul className="mt-4 grid gap-x-8 md:grid-cols-2">
      {budgets.map((budget) => {
        const name = budgetName(budget, scope)
        const mine = budget.isPersonal ? may.cap : may.change
        return (
          <li key={budget.id} className="grid content-start gap-3 border-t py-4">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <h3 className="min-w-0 break-words font-medium">{name}</h3>
              <Badge variant="outline">{budget.isHard ? t('hard') : t('soft')}</Badge>
              <p className="ml-auto text-sm">
                <span className="figures">{dollars(budget.limitMicros)}</span>{' '}
                <span className="text-muted">{t(`per.${budget.period}`)}</span>
              </p>
            </div>
            <BudgetBar budget={budget} />
            {mine && (
              <div className="-ml-2.5">
                <OneButtonForm
                  action={remove}
                  given={{ workspace, budgetId: budget.id }}
                  variant="quiet"
                  size="sm"
                  aria-label={t('removeNamed', { name, period: t(`per.${budget.period}`) })}
                >
                  {t('remove')}
                </OneButtonForm>
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
