import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import { machineDb, machineRows } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/** Something about money that must not be: which row, and in what way. */
export type Fault = { what: string; id: string; found: string }

/**
 * Everything that must hold of the ledger, whatever happened: no attempt is charged twice, none that was given up is
 * charged or held, a finished job holds nothing, holds and recoveries are charges, releases, losses and what is still held, and the days that pages and
 * budgets read say what the ledger and the jobs say. Answers what does not hold; reads, and locks nothing.
 */
export async function ledgerFaults(_scope: System): Promise<Fault[]> {
  const workspaces = await machineDb().workspace.findMany({ select: { id: true } })
  const faults: Fault[] = []
  // One after the other, so that no statement takes longer the more teams there are.
  for (const { id } of workspaces) faults.push(...(await faultsIn(id)))
  return faults
}

const limit = 100

async function faultsIn(workspaceId: string): Promise<Fault[]> {
  const attempts = machineRows<Fault>(Prisma.sql`
    select 'attempt' as what, a.id::text as id, a.state::text || ' ' || jsonb_agg(t.kind order by t.at)::text as found
    from transfer t join attempt a on a.id = t.attempt_id
    where t.workspace_id = ${workspaceId}::uuid
    group by a.id
    having count(*) filter (where t.kind = 'charge') > 1
      or count(*) filter (where t.credit = 'held') - count(*) filter (where t.debit = 'held') not in (0, 1)
      or min(t.amount_micros) <> max(t.amount_micros)
      or (a.state in ('rejected', 'closed', 'canceled', 'written_off') and (bool_or(t.kind = 'charge')
        or count(*) filter (where t.credit = 'held') > count(*) filter (where t.debit = 'held')))
    limit ${limit}`)
  const jobs = machineRows<Fault>(Prisma.sql`
    select 'job' as what, j.id::text as id, j.state::text || ' with ' || sum(case when t.credit = 'held' then 1 else -1 end) || ' open' as found
    from job j join transfer t on t.job_id = j.id and 'held' in (t.credit, t.debit)
    where j.workspace_id = ${workspaceId}::uuid
    group by j.id
    having sum(case when t.credit = 'held' then 1 else -1 end) <>
      case when j.state in ('done', 'failed', 'canceled') or (j.approval_asked_at is not null and j.approved_by_id is null) then 0 else 1 end
    limit ${limit}`)
  const days = machineRows<Fault>(Prisma.sql`
    with moved as (
      select job_id,
        sum(amount_micros * ((credit = 'held')::int - (debit = 'held')::int)) as held,
        sum(amount_micros * ((credit = 'spent')::int - (debit = 'spent')::int)) as charged,
        sum(amount_micros * ((credit = 'lost')::int - (debit = 'lost')::int)) as lost
      from transfer where workspace_id = ${workspaceId}::uuid group by job_id
    ), told as (
      select j.workspace_id, (j.created_at at time zone 'utc')::date as day, j.user_id, j.project_id, j.model, j.resolution,
        j.duration_seconds, coalesce(sum(m.held), 0) as held, coalesce(sum(m.charged), 0) as charged, coalesce(sum(m.lost), 0) as lost,
        count(*) as asked, count(*) filter (where state = 'done') as done, count(*) filter (where state = 'failed') as failed,
        count(*) filter (where state = 'canceled') as canceled
      from job j left join moved m on m.job_id = j.id
      where j.workspace_id = ${workspaceId}::uuid group by 1, 2, 3, 4, 5, 6, 7
    )
    select 'day' as what, concat_ws(' ', workspace_id, day, user_id, project_id, model, resolution, duration_seconds) as id,
      jsonb_build_object('usage_day', jsonb_build_array(d.held_micros, d.charged_micros, d.lost_micros, d.asked, d.done, d.failed, d.canceled),
        'ledger', jsonb_build_array(t.held, t.charged, t.lost, t.asked, t.done, t.failed, t.canceled))::text as found
    from told t full join (select * from usage_day where workspace_id = ${workspaceId}::uuid) d using (workspace_id, day, user_id, project_id, model, resolution, duration_seconds)
    where (coalesce(d.held_micros, 0), coalesce(d.charged_micros, 0), coalesce(d.lost_micros, 0), coalesce(d.asked, 0), coalesce(d.done, 0),
        coalesce(d.failed, 0), coalesce(d.canceled, 0))
      is distinct from (coalesce(t.held, 0), coalesce(t.charged, 0), coalesce(t.lost, 0), coalesce(t.asked, 0), coalesce(t.done, 0),
        coalesce(t.failed, 0), coalesce(t.canceled, 0))
    limit ${limit}`)
  return (await Promise.all([attempts, jobs, days])).flat()
}

/** The balance of each account over all workspaces, in micro-dollars. `available` is what was taken out of it. */
export async function balances(_scope: System): Promise<Record<string, number>> {
  const rows = await machineRows<{ account: string; micros: number }>(Prisma.sql`
    select account, sum(micros)::float8 as micros from (
      select credit as account, amount_micros as micros from transfer
      union all select debit, -amount_micros from transfer
    ) sides group by account`)
  return Object.fromEntries(rows.map(({ account, micros }) => [account, micros]))
}
