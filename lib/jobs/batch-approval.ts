import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { approveTakes, declineTakes } from '#lib/jobs/batch-approval-rows.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Decides about all takes of a batch that wait because they are over a budget. Once. */
export async function decideBatch(
  viewer: Viewer,
  batchId: string,
  approve: boolean,
): Promise<{ decided: number } | Refused> {
  if (!can(viewer, 'approval.decide')) return new Refused('not_allowed')
  const decided = await (approve ? approveTakes : declineTakes)(viewer, batchId)
  if (decided === null) return new Refused('not_found')
  return decided === 0 ? new Refused('approval_decided') : { decided }
}
