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

/** The same for many takes at once. */
export async function countDeletedOf(
  tx: Db,
  jobIds: readonly string[],
  deleted: boolean,
): Promise<void> {
  await tx.$executeRaw`
    with gone as (
      select workspace_id, (created_at at time zone 'UTC')::date as day, user_id, project_id, model, resolution, duration_seconds,
        count(*)::int as takes
      from job where id = any(${[...jobIds]}::uuid[]) and state = 'done' group by 1, 2, 3, 4, 5, 6, 7
    )
    update usage_day u set deleted = u.deleted + gone.takes * ${deleted ? 1 : -1}::int
    from gone
    where (u.workspace_id, u.day, u.user_id, u.project_id, u.model, u.resolution, u.duration_seconds)
      = (gone.workspace_id, gone.day, gone.user_id, gone.project_id, gone.model, gone.resolution, gone.duration_seconds)`
}
