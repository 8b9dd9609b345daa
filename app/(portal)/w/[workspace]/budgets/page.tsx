import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import {
  decideApproval,
  deleteBudget,
  saveBudget,
  savePrices,
  setApprovals,
} from '#app/(portal)/w/[workspace]/budgets/actions.ts'
import { RefreshOnChange } from '#components/jobs/refresh-on-change.tsx'
import { ApprovalList } from '#components/money/approval-list.tsx'
import { ApprovalsSwitch } from '#components/money/approvals-switch.tsx'
import { BatchApprovals } from '#components/money/batch-approvals.tsx'
import { BudgetForm } from '#components/money/budget-form.tsx'
import { BudgetList } from '#components/money/budget-list.tsx'
import { PricesCard } from '#components/money/prices-card.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { env } from '#lib/env.ts'
import { waitingApprovals, waitingBatches } from '#lib/jobs/approval-queries.ts'
import { pricedProvider } from '#lib/jobs/pricing.ts'
import { streamPosition } from '#lib/jobs/queries.ts'
import { budgetsPage, priceVersions } from '#lib/money/page-queries.ts'
import { priceTable } from '#lib/money/queries.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { can } from '#lib/workspaces/roles.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('money'))('title') }
}

/** Who may spend how much, what waits for a yes, and what a take costs. */
export default async function BudgetsPage({ params }: WorkspaceParams) {
  const viewer = await pageViewer({ params })
  const provider = await pricedProvider(viewer)
  const seq = await streamPosition(viewer)
  const [t, page, waiting, batches, table, versions] = await Promise.all([
    getTranslations('money'),
    budgetsPage(viewer),
    waitingApprovals(viewer),
    waitingBatches(viewer),
    priceTable(viewer, provider),
    priceVersions(viewer, provider),
  ])
  const { may } = page
  return (
    <ClientMessages namespaces={['money', 'common']}>
      <RefreshOnChange seq={seq} />
      <div className="mx-auto grid max-w-5xl grid-cols-1 gap-5">
        <div>
          <h1 className="font-semibold text-xl">{t('title')}</h1>
          <p className="mt-1 max-w-2xl text-muted text-sm">{t('intro')}</p>
        </div>
        {can(viewer, 'approval.decide') && (
          <Card id="approvals">
            <CardTitle>{t('approval.title')}</CardTitle>
            <BatchApprovals waiting={batches} />
            {(waiting.length > 0 || batches.length === 0) && (
              <ApprovalList waiting={waiting} decide={decideApproval} />
            )}
            <ApprovalsSwitch
              workspace={viewer.workspaceSlug}
              allowed={page.approvals}
              set={setApprovals}
            />
          </Card>
        )}
        <Card>
          <CardTitle>{t('budget.title')}</CardTitle>
          <CardDescription>{t('budget.periods')}</CardDescription>
          <BudgetList page={page} workspace={viewer.workspaceSlug} remove={deleteBudget} />
          {(may.change || may.cap) && (
            <BudgetForm
              scopes={page.scopes}
              may={may}
              workspace={viewer.workspaceSlug}
              save={saveBudget}
            />
          )}
        </Card>
        <PricesCard
          provider={provider}
          sandbox={env().sandbox}
          table={table}
          versions={versions}
          workspace={viewer.workspaceSlug}
          save={may.prices ? savePrices : undefined}
        />
      </div>
    </ClientMessages>
  )
}
