import 'server-only'
import type { Db } from '#lib/db.ts'

/** Counts that a take that was done was thrown away, or brought back, in the transaction that does it. */
export async function countDeleted(tx: Db, jobId: string, deleted: boolean): Promise<void> {
  await tx.$executeRaw`
    update usage_day u set deleted = u.deleted + ${deleted ? 1 : -1}::int
    from job j
    where j.id = ${jobId}::uuid and j.state = 'done' and u.workspace_id = j.workspace_id
      and u.day = (j.created_at at time zone 'UTC')::date and u.user_id = j.user_id and u.project_id = j.project_id
      and u.model = j.model and u.resolution = j.resolution and u.duration_seconds = j.duration_seconds`
}
