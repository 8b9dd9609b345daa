import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { approveJob, declineJob } from '#lib/jobs/approval-rows.ts'
import { jobForViewer } from '#lib/jobs/queries.ts'
import { can } from '#lib/workspaces/roles.ts'

/**
 * Decides about a job over a budget: it goes on, and its price is held over the budget, or it is canceled. Once;
 * whoever is second is told that it is decided.
 */
export async function decide(
  viewer: Viewer,
  jobId: string,
  approve: boolean,
): Promise<{ jobId: string } | Refused> {
  if (!can(viewer, 'approval.decide')) return new Refused('not_allowed')
  if (await (approve ? approveJob : declineJob)(viewer, jobId)) return { jobId }
  return new Refused((await jobForViewer(viewer, jobId)) ? 'approval_decided' : 'not_found')
}
