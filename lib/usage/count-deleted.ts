import 'server-only'
import type { Db } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/** Counts that a take that was done was thrown away, or brought back, in the transaction that does it. */
export async function countDeleted(tx: Db, jobId: string, deleted: boolean): Promise<void> {
  await tx.$executeRaw`
    update usage_day u set deleted = u.deleted + ${deleted ? 1 : -1}::int
    from job j
    where j.id = ${jobId}::uuid and j.state = 'done' and u.workspace_id = j.workspace_id
      and u.day = (j.created_at at time zone 'UTC')::date and u.user_id = j.user_id and u.project_id = j.project_id
      and u.model = j.model and u.resolution = j.resolution and u.duration_seconds = j.duration_seconds`
}

/** The same for many takes at once. Days are locked in the order of lib/money/usage, so that neither waits for the other. */
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
    ), counted as (
      select ${key}, gone.takes from usage_day u join gone using (${key})
      order by ${key} for update of u
    )
    update usage_day u set deleted = u.deleted + counted.takes * ${deleted ? 1 : -1}::int
    from counted
    where (u.workspace_id, u.day, u.user_id, u.project_id, u.model, u.resolution, u.duration_seconds)
      = (counted.workspace_id, counted.day, counted.user_id, counted.project_id, counted.model, counted.resolution, counted.duration_seconds)`
}

const key = Prisma.sql`workspace_id, day, user_id, project_id, model, resolution, duration_seconds`
