import 'server-only'
import type { Db } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Before } from '#lib/jobs/lifecycle.ts'
import type { EventKind, JobState } from '#lib/jobs/view.ts'
import { liveChannel } from '#lib/live.ts'

type Step = {
  jobId: string
  attemptId?: string
  kind: EventKind
  data?: Record<string, string | number>
}

/**
 * Adds a step to the job's receipt and tells every open page when the transaction commits. The
 * workspace's row is locked until then, so numbers become visible in order: take it last.
 */
export async function appendEvent(tx: Db, { jobId, attemptId, kind, data }: Step): Promise<void> {
  await tx.$executeRaw`
    with step as (
      select workspace_id, id as job_id, ${attemptId ?? null}::uuid as attempt_id from job where id = ${jobId}::uuid
    ), ${added(kind, data)} ${told}`
}

/**
 * The same inside a statement that has the step as `step (workspace_id, job_id, attempt_id)`, one row or none.
 * `also`: what else the statement sets in the workspace's row, which it can change only once.
 */
export function added(
  kind: EventKind,
  data: Step['data'] = {},
  also: Prisma.Sql = Prisma.empty,
): Prisma.Sql {
  return Prisma.sql`clock as (
      update workspace w set last_event_seq = last_event_seq + 1${also} from step where w.id = step.workspace_id
      returning w.id, w.last_event_seq, step.job_id, step.attempt_id
    ), added as (
      insert into event (workspace_id, seq, job_id, attempt_id, kind, data)
      select id, last_event_seq, job_id, attempt_id, ${kind}, ${JSON.stringify(data)}::jsonb from clock
      returning workspace_id, seq
    )`
}

/** What must follow `added`: the notification. One row or none. */
export const told = Prisma.sql`select pg_notify(${liveChannel}, workspace_id || ':' || seq)::text from added`

/** The same step of many jobs of one workspace, in their order; pages are told once. */
export async function appendEvents(
  tx: Db,
  workspaceId: string,
  jobIds: readonly string[],
  kind: EventKind,
  data: Step['data'] = {},
): Promise<void> {
  if (jobIds.length === 0) return
  await tx.$executeRaw`
    with clock as (
      update workspace set last_event_seq = last_event_seq + ${jobIds.length}::int where id = ${workspaceId}::uuid
      returning id, last_event_seq as seq
    ), added as (
      insert into event (workspace_id, seq, job_id, kind, data)
      select clock.id, clock.seq - ${jobIds.length}::int + step.n, step.job_id, ${kind}, ${JSON.stringify(data)}::jsonb
      from clock, unnest(${[...jobIds]}::uuid[]) with ordinality as step (job_id, n)
      returning seq
    )
    select pg_notify(${liveChannel}, clock.id || ':' || clock.seq)::text from clock where exists (select from added)`
}

type Fields = Parameters<Db['job']['updateMany']>[0]['data']

/** Moves a job if it is still in one of the states `from`; says whether it was. The database decides races. */
export async function moveJob<To extends JobState>(
  tx: Db,
  jobId: string,
  from: readonly Before<To>[],
  to: To,
  fields: Fields = {},
): Promise<boolean> {
  const { count } = await tx.job.updateMany({
    where: { id: jobId, state: { in: [...from] } },
    data: { looks: 0, waitingCode: null, ...fields, state: to },
  })
  return count === 1
}
