import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { cancelUnsent, setBatchDeleted } from '#lib/jobs/batch-end-rows.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Cancels what was not sent of a batch; what runs is finished. */
export async function cancelBatch(
  viewer: Viewer,
  batchId: string,
): Promise<{ canceled: number } | Refused> {
  if (!can(viewer, 'job.cancel')) return new Refused('not_allowed')
  const canceled = await cancelUnsent(viewer, batchId)
  return canceled === null ? new Refused('not_found') : { canceled }
}

/** Deletes a finished batch with its takes from the history; `restoreBatch` brings it back for a day. */
export async function removeBatch(
  viewer: Viewer,
  batchId: string,
): Promise<{ batchId: string } | Refused> {
  if (!can(viewer, 'job.delete')) return new Refused('not_allowed')
  const deleted = await setBatchDeleted(viewer, batchId, true)
  if (deleted === 'running') return new Refused('batch_not_deletable')
  return deleted === 'gone' ? new Refused('not_found') : { batchId }
}

export async function restoreBatch(
  viewer: Viewer,
  batchId: string,
): Promise<{ batchId: string } | Refused> {
  if (!can(viewer, 'job.delete')) return new Refused('not_allowed')
  const restored = await setBatchDeleted(viewer, batchId, false)
  return restored === 'changed' ? { batchId } : new Refused('not_found')
}
