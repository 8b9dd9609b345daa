import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { pricedProviderIn } from '#lib/jobs/pricing.ts'
import type { JobRequest } from '#lib/jobs/schema.ts'
import type { SendingAccount } from '#lib/jobs/sendable-rows.ts'
import type { JobSource } from '#lib/jobs/source.ts'
import { submissionKey } from '#lib/jobs/submission.ts'
import { insertJob, type Submitted } from '#lib/jobs/submit-rows.ts'
import { upstreamAccount } from '#lib/jobs/upstream.ts'
import { leftMicros, type Standing, scopeOf } from '#lib/money/budget.ts'
import { dollars } from '#lib/money/dollars.ts'
import { isOpenTo } from '#lib/projects/queries.ts'
import { can } from '#lib/workspaces/roles.ts'

export type Asked = { jobId: string; waits: boolean; account?: SendingAccount | undefined }

/**
 * Asks for a job: job, attempt, hold and receipt are durable when this returns, once for a form and its wish.
 * `key` is what makes it once instead, where there is no form. Nothing has been sent yet: dispatch does that, with `account`, or an approval comes first (`waits`).
 */
export async function submit(
  viewer: Viewer,
  request: JobRequest,
  from: { retryOfId?: string; source?: JobSource; key?: string } = {},
): Promise<Asked | Refused> {
  if (!can(viewer, 'job.create')) return new Refused('not_allowed')
  const { seenMicros, askApproval = false, sourceId, ...asked } = request
  const job = {
    ...asked,
    submissionId: from.key ?? submissionKey(asked),
    retryOfId: from.retryOfId ?? null,
    source: from.source ?? (sourceId ? { id: sourceId, kind: 'remix' } : null),
    projectId: request.projectId ?? null,
  }
  if (job.projectId && !(await isOpenTo(viewer, job.projectId)))
    return new Refused('project_closed', { field: 'projectId' })
  const { id: accountId, provider } = upstreamAccount()
  const terms = {
    instance: { accountId, provider },
    provider: pricedProviderIn(viewer.workspaceId, provider),
    seenMicros,
    askApproval,
  }
  const submitted = await insertJob(viewer, job, terms)
  return 'refused' in submitted ? refusalOf(submitted) : submitted
}

function refusalOf(refused: Exclude<Submitted, { jobId: string }>): Refused {
  switch (refused.refused) {
    case 'frame':
      return new Refused('frame_missing', { field: 'frameId' })
    case 'approvals':
      return new Refused('approvals_off')
    case 'price': {
      const known = refused.priceMicros === null ? 'no' : 'yes'
      return new Refused('price_changed', {
        params: { known, price: dollars(refused.priceMicros ?? 0) },
      })
    }
    case 'budget':
      return overBudget(refused.budget, refused.priceMicros)
  }
}

function overBudget(budget: Standing, priceMicros: number | null): Refused {
  if (priceMicros === null) return new Refused('price_unknown')
  return new Refused(budget.isPersonal ? 'cap_exceeded' : 'budget_exceeded', {
    params: {
      price: dollars(priceMicros),
      left: dollars(leftMicros(budget)),
      period: budget.period,
      scope: scopeOf(budget),
      name: budget.projectName ?? '',
    },
  })
}
