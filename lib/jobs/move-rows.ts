import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { type Db, within } from '#lib/db.ts'
import { Refused } from '#lib/errors.ts'
import { appendEvent } from '#lib/jobs/event-rows.ts'
import { moveUsage } from '#lib/usage/move.ts'

/** Moves all of these jobs with what they spent, or none: all must be the workspace's, and the project open. */
export function moveJobs(
  viewer: Viewer,
  jobIds: readonly string[],
  projectId: string,
): Promise<{ moved: number } | Refused> {
  return within(viewer, async (tx) => {
    const { workspaceId } = viewer
    const project = await tx.project.findFirst({
      where: { id: projectId, workspaceId },
      select: { name: true, archivedAt: true },
    })
    const jobs = await lockJobs(tx, viewer, jobIds)
    if (!project || jobs.length < new Set(jobIds).size) return new Refused('not_found')
    if (project.archivedAt) return new Refused('project_closed', { field: 'projectId' })
    const moving = jobs.filter((job) => job.projectId !== projectId)
    const ids = moving.map(({ id }) => id)
    await moveUsage(tx, workspaceId, ids, projectId)
    await tx.job.updateMany({ where: { workspaceId, id: { in: ids } }, data: { projectId } })
    for (const { id, projectName } of moving)
      await appendAudit(tx, workspaceId, viewer, {
        action: 'job.moved',
        subject: { kind: 'job', id },
        before: { project: projectName },
        after: { project: project.name },
      })
    for (const jobId of ids)
      await appendEvent(tx, { jobId, kind: 'moved', data: { project: project.name } })
    return { moved: ids.length }
  })
}

/** In the order of their ids, so that two moves cannot wait for each other. */
function lockJobs(tx: Db, { workspaceId }: Viewer, jobIds: readonly string[]) {
  return tx.$queryRaw<{ id: string; projectId: string; projectName: string }[]>`
    select j.id, j.project_id as "projectId", p.name as "projectName"
    from job j join project p on p.id = j.project_id
    where j.workspace_id = ${workspaceId}::uuid and j.id = any(${[...jobIds]}::uuid[])
    order by j.id for update of j`
}
