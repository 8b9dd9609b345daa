import 'server-only'
import { machineDb, machineRows, machineTransaction } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Fault } from '#lib/money/check-queries.ts'

/** The day after the newest that may be closed: changes of a later one do not look whether it is (usage_day_opens). */
const end = Prisma.sql`(now() at time zone 'utc')::date - 2`

const isOpen = Prisma.sql`d.day < ${end} and not exists (
  select from usage_closed_day c where c.workspace_id = d.workspace_id and c."by" = 'day' and c.day = d.day)`

const amounts = Prisma.sql`held_micros, charged_micros, lost_micros, asked, done, failed, canceled, deleted`

/** What the days `d` of which this holds add up to, as closed days have it. */
function sumsOf(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select d.workspace_id,
      case grouping(d.user_id, d.project_id, d.model) when 3 then 'member' when 5 then 'project' when 6 then 'model' else 'day' end as "by",
      d.day, coalesce(d.user_id::text, d.project_id::text, d.model, '') as key,
      sum(d.held_micros)::bigint as held_micros, sum(d.charged_micros)::bigint as charged_micros,
      sum(d.lost_micros)::bigint as lost_micros, sum(d.asked)::int as asked, sum(d.done)::int as done,
      sum(d.failed)::int as failed, sum(d.canceled)::int as canceled, sum(d.deleted)::int as deleted
    from usage_day d where ${condition}
    group by d.workspace_id, d.day, grouping sets ((), (d.user_id), (d.project_id), (d.model))`
}

/** The workspaces that have days to be closed; not those that are deleted, which go as a whole. */
export async function withOpenDays(): Promise<string[]> {
  const rows = await machineRows<{ id: string }>(Prisma.sql`
    select distinct d.workspace_id as id from usage_day d join workspace w on w.id = d.workspace_id and w.deleted_at is null
    where ${isOpen}`)
  return rows.map(({ id }) => id)
}

/** Adds up what is open of one workspace; answers how many days. */
export async function closeDaysOf(workspaceId: string): Promise<number> {
  return machineTransaction(async (tx) => {
    // Alone: who changes a closed day has the same lock with others, and what they changed is seen below.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('closed days ' || ${workspaceId}::text, 0))`
    const [row] = await tx.$queryRaw<{ days: number }[]>`
      with closed as (
        insert into usage_closed_day (workspace_id, "by", day, key, ${amounts})
        ${sumsOf(Prisma.sql`d.workspace_id = ${workspaceId}::uuid and ${isOpen}`)}
        returning "by"
      )
      select (count(*) filter (where "by" = 'day'))::int as days from closed`
    return row?.days ?? 0
  })
}

/** Closed days that do not say what their days say, one workspace after the other. */
export async function closedFaults(): Promise<Fault[]> {
  const workspaces = await machineDb().workspace.findMany({ select: { id: true } })
  const faults: Fault[] = []
  for (const { id } of workspaces) faults.push(...(await faultsIn(id)))
  return faults
}

function faultsIn(workspaceId: string): Promise<Fault[]> {
  const mine = Prisma.sql`workspace_id = ${workspaceId}::uuid`
  return machineRows<Fault>(Prisma.sql`
    with closed as (select * from usage_closed_day where ${mine}),
      told as (${sumsOf(Prisma.sql`${mine} and d.day in (select day from closed)`)})
    select 'closed day' as what, concat_ws(' ', workspace_id, "by", day, key) as id,
      jsonb_build_object('closed', to_jsonb(c), 'usage_day', to_jsonb(t))::text as found
    from told t full join closed c using (workspace_id, "by", day, key)
    where (c.held_micros, c.charged_micros, c.lost_micros, c.asked, c.done, c.failed, c.canceled, c.deleted)
      is distinct from (t.held_micros, t.charged_micros, t.lost_micros, t.asked, t.done, t.failed, t.canceled, t.deleted)
    limit 100`)
}
