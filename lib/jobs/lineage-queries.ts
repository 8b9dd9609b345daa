import 'server-only'
import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { rowsWithin } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Link } from '#lib/jobs/lineage.ts'

const longest = 24

type LinkRow = Omit<Link, 'frame'> & { frameId: string; width: number; height: number }

/** The takes that a frame goes back to, the first one first; none when it was not taken out of a video. */
export async function lineageOf(viewer: Viewer, frameId: string | null): Promise<Link[]> {
  if (!z.uuid().safeParse(frameId).success) return []
  const rows = await rowsWithin<LinkRow>(
    viewer,
    Prisma.sql`
      with recursive chain as (
        select f.parent_job_id as job_id, f.parent_millis as millis, 1 as depth
        from frame f where f.id = ${frameId}::uuid and f.workspace_id = ${viewer.workspaceId}::uuid
        union all
        select f.parent_job_id, f.parent_millis, chain.depth + 1
        from chain join job j on j.id = chain.job_id join frame f on f.id = j.frame_id
        where chain.depth < ${longest}
      )
      select j.id as "jobId", j.prompt, chain.millis as "nextAtMillis", j.deleted_at is not null as deleted,
        f.id as "frameId", f.width, f.height
      from chain join job j on j.id = chain.job_id join frame f on f.id = j.frame_id
      where j.workspace_id = ${viewer.workspaceId}::uuid
      order by chain.depth desc`,
  )
  return rows.map(({ frameId: id, width, height, ...link }) => ({
    ...link,
    frame: { id, width, height },
  }))
}

/** A take that goes on from a frame of another. */
export type Continuation = { jobId: string; prompt: string; frameId: string; atMillis: number }

/** The takes that started from a frame of this job's video, the newest first. */
export function continuationsOf(viewer: Viewer, jobId: string): Promise<Continuation[]> {
  return rowsWithin<Continuation>(
    viewer,
    Prisma.sql`
      select j.id as "jobId", j.prompt, f.id as "frameId", f.parent_millis as "atMillis"
      from frame f join job j on j.frame_id = f.id
      where f.parent_job_id = ${jobId}::uuid and f.workspace_id = ${viewer.workspaceId}::uuid
        and j.workspace_id = f.workspace_id and j.deleted_at is null
      order by j.id desc
      limit 8`,
  )
}
