import 'server-only'
import { Prisma } from '#lib/generated/prisma/client.ts'

/** Whose spending a budget is asked about: a take of this person in this project; null is nobody's, and none. */
export type Spender = {
  workspaceId: string
  userId: string | null
  projectId: Prisma.Sql | string | null
}

/** The first day of a budget's period, in UTC. */
const start = Prisma.sql`date_trunc(b.period::text, now() at time zone 'utc')::date`

/** Budgets with what is used of them, as rows of Standing, from `budget b` under `where`. Amounts are JSON numbers. */
export function standings(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select b.id, b.workspace_id, b.project_id as "projectId", p.name as "projectName", b.user_id as "userId", u.name as "userName",
      b.period::text as "period", b.limit_micros::float8 as "limitMicros", b.is_hard as "isHard", b.is_personal as "isPersonal",
      used.spent as "spentMicros", used.held as "heldMicros", ${start} as period_start
    from budget b
    left join project p on p.id = b.project_id
    left join "user" u on u.id = b.user_id
    cross join lateral (
      select coalesce(sum(d.charged_micros + d.lost_micros), 0)::float8 as spent, coalesce(sum(d.held_micros), 0)::float8 as held
      from usage_day d
      where d.workspace_id = b.workspace_id and d.day >= ${start}
        and (b.project_id is null or d.project_id = b.project_id) and (b.user_id is null or d.user_id = b.user_id)
    ) used
    where ${where}`
}

/** The budgets that a take of `spender` counts against. */
export function appliesTo({ workspaceId, userId, projectId }: Spender): Prisma.Sql {
  const project = typeof projectId === 'string' ? Prisma.sql`${projectId}::uuid` : projectId
  return Prisma.sql`b.workspace_id = ${workspaceId}::uuid and (b.user_id is null or b.user_id = ${userId}::uuid)
    and ${project === null ? Prisma.sql`b.project_id is null` : Prisma.sql`(b.project_id is null or b.project_id = ${project})`}`
}
