import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { now } from '#lib/clock.ts'
import { within } from '#lib/db.ts'
import { appendEvent } from '#lib/jobs/event-rows.ts'

/** Puts a waiting job before the workspace's others, or back into line. False when it does not wait (any more). */
export async function setPinned(viewer: Viewer, jobId: string, pinned: boolean): Promise<boolean> {
  return within(viewer, async (tx) => {
    const { workspaceId } = viewer
    const [job] = await tx.$queryRaw<{ pinned: boolean }[]>`
      select pinned_at is not null as pinned from job
      where id = ${jobId}::uuid and workspace_id = ${workspaceId}::uuid and state = 'queued' and deleted_at is null
      for update`
    if (!job) return false
    if (job.pinned === pinned) return true
    await tx.job.update({
      where: { id: jobId },
      data: { pinnedAt: pinned ? now() : null },
      select: { id: true },
    })
    await appendAudit(tx, workspaceId, viewer, {
      action: pinned ? 'job.pinned' : 'job.unpinned',
      subject: { kind: 'job', id: jobId },
    })
    await appendEvent(tx, { jobId, kind: pinned ? 'pinned' : 'unpinned' })
    return true
  })
}
