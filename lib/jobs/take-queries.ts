import 'server-only'
import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { rowsWithin } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { jobColumns } from '#lib/jobs/queries.ts'
import type { JobPage } from '#lib/jobs/view.ts'
import { type JobRow, viewOf } from '#lib/jobs/view-row.ts'
import { can } from '#lib/workspaces/roles.ts'

const uuid = z.uuid()

/** The newest takes of one frame in the viewer's workspace; `next` says that there are older ones. */
export async function takesOf(
  viewer: Viewer,
  frameId: string,
  limit: number,
): Promise<Pick<JobPage, 'jobs' | 'next'>> {
  if (!uuid.safeParse(frameId).success) return { jobs: [], next: null }
  const rows = await rowsWithin<JobRow>(
    viewer,
    Prisma.sql`
      select ${jobColumns}
      from job j join frame f on f.id = j.frame_id join "user" u on u.id = j.user_id
      where j.frame_id = ${frameId}::uuid and j.workspace_id = ${viewer.workspaceId}::uuid
        and j.deleted_at is null
      order by j.id desc
      limit ${limit + 1}`,
  )
  const act = can(viewer, 'job.create')
  const jobs = rows.slice(0, limit).map((row) => viewOf(row, act))
  return { jobs, next: rows.length > limit ? (jobs.at(-1)?.id ?? null) : null }
}
