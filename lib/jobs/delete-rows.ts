import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { now } from '#lib/clock.ts'
import { within } from '#lib/db.ts'
import { appendEvent } from '#lib/jobs/event-rows.ts'
import { countDeleted } from '#lib/usage/count-deleted.ts'

/** Hides a finished job, or brings it back; says whether anything changed. */
export async function setDeleted(
  viewer: Viewer,
  jobId: string,
  deleted: boolean,
): Promise<boolean> {
  return within(viewer, async (tx) => {
    const { count } = await tx.job.updateMany({
      where: {
        id: jobId,
        workspaceId: viewer.workspaceId,
        state: { in: ['done', 'failed', 'canceled'] },
        deletedAt: deleted ? null : { not: null },
      },
      data: { deletedAt: deleted ? now() : null },
    })
    if (count === 0) return false
    const kind = deleted ? 'deleted' : 'restored'
    await countDeleted(tx, jobId, deleted)
    await appendAudit(tx, viewer.workspaceId, viewer, {
      action: `job.${kind}`,
      subject: { kind: 'job', id: jobId },
    })
    await appendEvent(tx, { jobId, kind })
    return true
  })
}
