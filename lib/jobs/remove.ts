import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { setDeleted } from '#lib/jobs/delete-rows.ts'
import { jobForViewer } from '#lib/jobs/queries.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Deletes a finished job from the history; `restore` brings it back for a day. */
export async function remove(viewer: Viewer, jobId: string): Promise<{ jobId: string } | Refused> {
  if (!can(viewer, 'job.delete')) return new Refused('not_allowed')
  if (await setDeleted(viewer, jobId, true)) return { jobId }
  return new Refused((await jobForViewer(viewer, jobId)) ? 'job_not_deletable' : 'not_found')
}

export async function restore(viewer: Viewer, jobId: string): Promise<{ jobId: string } | Refused> {
  if (!can(viewer, 'job.delete')) return new Refused('not_allowed')
  return (await setDeleted(viewer, jobId, false)) ? { jobId } : new Refused('not_found')
}
