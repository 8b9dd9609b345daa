import type pg from 'pg'
import type { Seat } from './seed.ts'

/** Who works in the seeded workspace, and on how much. */
const people = 8
const projects = 4

/** Shares the seeded jobs out among people and projects, then writes what they cost: ledger and days. */
export async function seedLedger(client: pg.Client, { workspaceId, userId }: Seat): Promise<void> {
  const given = [workspaceId, userId]
  await client.query(
    `insert into "user" (id, email, name) select overlay($2 placing lpad(i::text, 2, '0') from 25 for 2)::uuid,
       i || '-' || $1 || '@bench.invalid', 'Member ' || i from generate_series(1, ${people - 1}) i`,
    given,
  )
  await client.query(
    `insert into member (workspace_id, user_id, role) select $1::uuid, id, 'member' from "user" where email like '%-' || $2::text || '@bench.invalid'`,
    [workspaceId, workspaceId],
  )
  await client.query(
    `insert into project (id, workspace_id, name, colour) select gen_random_uuid(), $1::uuid, 'Project ' || i, 'blue'
     from generate_series(1, ${projects - 1}) i`,
    [workspaceId],
  )
  await client.query(shareOut, [workspaceId])
  await client.query(holds, [workspaceId])
  await client.query(ends, [workspaceId])
  await client.query(days, [workspaceId])
}

const shareOut = `
  update job j set user_id = m.ids[1 + abs(hashtext(j.id::text)) % ${people}],
    project_id = p.ids[1 + abs(hashtext('project ' || j.id)) % ${projects}],
    price_micros = (array[280000, 190000, 560000, 333333])[1 + abs(hashtext('price ' || j.id)) % 4],
    state = case when j.state = 'done' and abs(hashtext('open ' || j.id)) % 100 = 0 then 'rendering'::job_state else j.state end
  from (select array_agg(user_id order by user_id) as ids from member where workspace_id = $1) m,
    (select array_agg(id order by id) as ids from project where workspace_id = $1) p
  where j.workspace_id = $1`

/** An attempt of these has its job's id. */
const holds = `
  insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros, at)
  select gen_random_uuid(), workspace_id, id, id, 'hold', 'available', 'held', price_micros, created_at from job where workspace_id = $1`

/** Every fourth failure was given up as lost. */
const isLost = `state = 'failed' and abs(hashtext('lost ' || id)) % 4 = 0`

const ends = `
  insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros, at)
  select gen_random_uuid(), workspace_id, id, id, kind::transfer_kind, 'held',
    case kind when 'charge' then 'spent' when 'loss' then 'lost' else 'available' end, price_micros, finished_at
  from (
    select *, case when state = 'done' then 'charge' when ${isLost} then 'loss' else 'release' end as kind
    from job where workspace_id = $1 and state in ('done', 'failed', 'canceled')
  ) ended`

const days = `
  insert into usage_day (workspace_id, day, user_id, project_id, model, resolution, duration_seconds,
    held_micros, charged_micros, lost_micros, asked, done, failed, canceled, deleted)
  select workspace_id, (created_at at time zone 'UTC')::date, user_id, project_id, model, resolution, duration_seconds,
    coalesce(sum(price_micros) filter (where state = 'rendering'), 0), coalesce(sum(price_micros) filter (where state = 'done'), 0),
    coalesce(sum(price_micros) filter (where ${isLost}), 0), count(*), count(*) filter (where state = 'done'),
    count(*) filter (where state = 'failed'), count(*) filter (where state = 'canceled'),
    count(*) filter (where state = 'done' and deleted_at is not null)
  from job where workspace_id = $1 group by 1, 2, 3, 4, 5, 6, 7`
