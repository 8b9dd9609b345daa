import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { type Total, takesOf } from '#lib/jobs/batch.ts'
import type { BatchRefused, BatchTerms } from '#lib/jobs/batch-judge-rows.ts'
import type { BatchRequest } from '#lib/jobs/batch-schema.ts'
import { insertBatch } from '#lib/jobs/batch-submit-rows.ts'
import { pricedProviderIn } from '#lib/jobs/pricing.ts'
import { keyOf } from '#lib/jobs/submission.ts'
import { upstreamAccount } from '#lib/jobs/upstream.ts'
import { leftMicros, scopeOf } from '#lib/money/budget.ts'
import { dollars } from '#lib/money/dollars.ts'
import { can } from '#lib/workspaces/roles.ts'

/**
 * Asks for all takes of a matrix, or for none: when this returns a batch, every job, attempt and hold of it is
 * durable, once for a form and its wish. Nothing has been sent yet.
 */
export async function submitBatch(
  viewer: Viewer,
  request: BatchRequest,
): Promise<{ batchId: string; waits: boolean } | Refused> {
  if (!can(viewer, 'job.create')) return new Refused('not_allowed')
  const { seen, askApproval = false, sourceId = null, workspace: _, ...wish } = request
  const batch = {
    submissionId: keyOf(wish),
    projectId: request.projectId ?? null,
    sourceId,
    takes: takesOf(request.matrix),
  }
  const submitted = await insertBatch(viewer, batch, termsOf(viewer, seen, askApproval))
  return 'refused' in submitted ? refusalOf(submitted) : submitted
}

export function termsOf(viewer: Viewer, seen: Total | undefined, askApproval: boolean): BatchTerms {
  const { id: accountId, provider } = upstreamAccount()
  return { accountId, provider: pricedProviderIn(viewer.workspaceId, provider), seen, askApproval }
}

export function refusalOf(refused: BatchRefused): Refused {
  switch (refused.refused) {
    case 'frame':
      return new Refused('frame_missing', { field: 'frameId' })
    case 'project':
      return new Refused('project_closed', { field: 'projectId' })
    case 'approvals':
      return new Refused('approvals_off')
    case 'price': {
      const { micros, unknown } = refused.total
      return new Refused('batch_price_changed', { params: { price: dollars(micros), unknown } })
    }
    case 'budget':
      return overBudget(refused)
  }
}

function overBudget({ budget, total, room, count }: Extract<BatchRefused, { refused: 'budget' }>) {
  // Room for all that have a price: it is one without a price that stands in the way.
  if (room === count - total.unknown && total.unknown > 0) return new Refused('price_unknown')
  return new Refused(budget.isPersonal ? 'batch_exceeds_cap' : 'batch_exceeds', {
    params: {
      room,
      count,
      price: dollars(total.micros),
      left: dollars(leftMicros(budget)),
      period: budget.period,
      scope: scopeOf(budget),
      name: budget.projectName ?? '',
    },
  })
}
