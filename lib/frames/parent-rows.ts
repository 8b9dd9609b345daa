import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { within } from '#lib/db.ts'

/** The video that a frame was taken out of, and when it shows it. */
export type Parent = { jobId: string; millis: number }

/**
 * Remembers where a frame is from, the first time. A frame that is older than the job is none of its children,
 * whatever it looks like: so no lineage ever bites its tail.
 */
export async function rememberParent(viewer: Viewer, frameId: string, parent: Parent) {
  await within(
    viewer,
    (tx) => tx.$executeRaw`
      update frame set parent_job_id = j.id, parent_millis = ${parent.millis}
      from job j
      where frame.id = ${frameId}::uuid and frame.workspace_id = ${viewer.workspaceId}::uuid
        and frame.parent_job_id is null and j.id = ${parent.jobId}::uuid
        and j.workspace_id = frame.workspace_id and j.created_at < frame.created_at`,
  )
}
