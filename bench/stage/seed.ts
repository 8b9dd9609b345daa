import { createHash } from 'node:crypto'
import type pg from 'pg'

/** Somebody signed in: their workspace, and the token that their session cookie carries. */
export type Seat = { workspaceId: string; userId: string; token: string }

const day = 24 * 3600 * 1000
const frames = 200

/** The seats of every seeded database: one workspace full of jobs, one with fifty. */
export const heavy = seat(1)
export const small = seat(2)

function seat(n: number): Seat {
  const id = (kind: string) => `00000000-0000-7000-8000-${kind}${String(n).padStart(11, '0')}`
  const token = createHash('sha256').update(`seat ${n}`).digest('base64url')
  return { workspaceId: id('a'), userId: id('b'), token }
}

/** Fills a database with two workspaces, `jobs` in the heavy one: written by SQL, ids are UUID v7. */
export async function seed(client: pg.Client, jobs: number): Promise<void> {
  await client.query(idFunction)
  await fillWorkspace(client, heavy, jobs)
  await fillWorkspace(client, small, 50)
}

/** As the product makes them: 48 bits of milliseconds, then noise that is the same in each run. */
const idFunction = `
  create function pg_temp.id(at timestamptz, n bigint) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3)
      || '8' || substr(md5(n::text), 4, 15))::uuid $$`

async function fillWorkspace(client: pg.Client, seat: Seat, jobs: number): Promise<void> {
  await addSeat(client, seat)
  await client.query(
    `insert into frame (id, workspace_id, created_by_id, sha256, mime, width, height, size_bytes, storage_key)
     select pg_temp.id(now() - interval '91 days', i + hashtext($1::text)), $1::uuid, $2, md5(i::text), 'image/jpeg', 1280, 720, 200000,
       'frames/' || $1::text || '/' || i || '.jpg'
     from generate_series(1, ${frames}) i`,
    [seat.workspaceId, seat.userId],
  )
  await client.query(jobsOf, [seat.workspaceId, seat.userId, jobs])
  await client.query(
    `insert into attempt (id, workspace_id, job_id, n, state, account_id, mode, task_id, file_id, sending_at, accepted_at, created_at)
     select j.id, j.workspace_id, j.id, 1, 'accepted', 'bench', 'advisory', j.id::text, '1', j.submitted_at, j.rendering_at, j.created_at
     from job j where j.workspace_id = $1`,
    [seat.workspaceId],
  )
  await client.query(
    `with added as (
       insert into event (workspace_id, seq, job_id, attempt_id, kind, at)
       select j.workspace_id, row_number() over (order by j.id), j.id, j.id, 'done', j.finished_at
       from job j where j.workspace_id = $1 returning seq
     ) update workspace set last_event_seq = (select max(seq) from added) where id = $1`,
    [seat.workspaceId],
  )
}

export async function addSeat(client: pg.Client, { workspaceId, userId, token }: Seat) {
  const email = `${userId}@bench.invalid`
  await client.query(
    `insert into workspace (id, name, slug) values ($1::uuid, 'Bench', $1::uuid::text)`,
    [workspaceId],
  )
  await client.query(
    `insert into project (id, workspace_id, name, colour, is_default) values ($1::uuid, $1::uuid, 'General', 'slate', true)`,
    [workspaceId],
  )
  await client.query(
    `insert into "user" (id, email, name, password_hash) values ($1, $2, 'Bench', '-')`,
    [userId, email],
  )
  await client.query(`insert into member (workspace_id, user_id, role) values ($1, $2, 'owner')`, [
    workspaceId,
    userId,
  ])
  const sha256 = createHash('sha256').update(token).digest('hex')
  await client.query(
    `insert into session (id, token_sha256, user_id, workspace_id, expires_at) values ($1, $2, $3, $4, $5)`,
    [userId, sha256, userId, workspaceId, new Date(Date.now() + 7 * day)],
  )
}

/** Ninety days of takes in English and Chinese, one in twenty failed, one in fifty canceled. */
const jobsOf = `
  insert into job (id, workspace_id, user_id, submission_id, frame_id, project_id, state, prompt, model, duration_seconds, resolution,
    prompt_optimizer, fast_pretreatment, failure_code, video_key, poster_key, video_sha256, video_size_bytes, video_width,
    video_height, video_millis, created_at, submitted_at, rendering_at, finished_at)
  select pg_temp.id(at, i + hashtext($1::text)), $1::uuid, $2, pg_temp.id(at, -i), (pictures.ids)[1 + i % ${frames}], $1::uuid, state::job_state,
    case i % 3
      when 0 then '[Push in] A lighthouse in heavy rain, wave ' || i || ' breaks over the rail'
      when 1 then '[推进] 雨中的灯塔，第' || i || '道浪打过栏杆，远处有一只船'
      else 'The dancer turns once, her shadow a beat late, take ' || i end,
    (array['MiniMax-Hailuo-2.3', 'MiniMax-Hailuo-2.3-Fast', 'MiniMax-Hailuo-02'])[1 + i % 3],
    6, '768P', true, false,
    case when state = 'failed' then 'output_moderated' end,
    case when state = 'done' then 'videos/' || i || '.mp4' end, case when state = 'done' then 'videos/' || i || '.webp' end,
    case when state = 'done' then md5(i::text) end, case when state = 'done' then 1500000 end,
    case when state = 'done' then 1366 end, case when state = 'done' then 768 end, case when state = 'done' then 5875 end,
    at, at + interval '1 second', at + interval '2 seconds', at + interval '90 seconds'
  from (
    select i, now() - interval '90 days' + i * (interval '90 days' - interval '1 hour') / $3::int as at,
      case when i % 20 = 7 then 'failed' when i % 50 = 13 then 'canceled' else 'done' end as state
    from generate_series(1, $3::int) i
  ) takes, (select array_agg(id) as ids from frame where workspace_id = $1::uuid) pictures`
