import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import { rowsWithin } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { jobColumns } from '#lib/jobs/queries.ts'
import { type JobRow, viewOf } from '#lib/jobs/view-row.ts'
import { can, type Role } from '#lib/workspaces/roles.ts'

/**
 * One line of the stream: the job as it is now, under the number of the event that says so. What may be done
 * with it depends on the role of who looks.
 */
export type StreamLine = { seq: string; jsonFor(role: Role): string }

/**
 * What happened in a workspace after event `after`, oldest first, each job once under its newest number:
 * a page that was away needs the state of today, not every step on the way. Read behind the same wall as
 * what viewers ask, because viewers get it.
 */
export async function linesAfter(
  _scope: System,
  workspaceId: string,
  after: string,
  limit: number,
): Promise<StreamLine[]> {
  const rows = await rowsWithin<JobRow & { seq: string }>(
    { workspaceId },
    Prisma.sql`
    with moved as (
      select job_id, max(seq) as seq from (
        select job_id, seq from event where workspace_id = ${workspaceId}::uuid and seq > ${after}::bigint order by seq limit ${limit}
      ) steps group by job_id
    )
    select m.seq::text as seq, ${jobColumns}
    from moved m join job j on j.id = m.job_id join frame f on f.id = j.frame_id join "user" u on u.id = j.user_id
    where j.workspace_id = ${workspaceId}::uuid
    order by m.seq`,
  )
  return rows.map(({ seq, ...row }) => ({
    seq,
    jsonFor: (role) => JSON.stringify(viewOf(row, can({ role }, 'job.create'))),
  }))
}
