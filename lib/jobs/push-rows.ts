import 'server-only'
import { machineRows } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { keptOf } from '#lib/jobs/evidence-rows.ts'
import { uuid7 } from '#lib/uuid7.ts'

/** What came in on an attempt's own address. */
export type Push = { attemptId: string; taskId: string; body: string }

/** An attempt of ours that was pushed. `jobId`: its job, if that is to be looked at now. */
export type Pushed = { attemptId: string; accountId: string; jobId: string | null }

/**
 * Keeps pushes as evidence and makes their jobs due now, in one statement. Answers the attempts among them that
 * were sent after `since`: of the others nothing is kept.
 */
export function recordPushes(pushes: readonly Push[], since: Date): Promise<Pushed[]> {
  const attempts = pushes.map(({ attemptId }) => attemptId)
  const sources = pushes.map(({ taskId }) => taskId)
  const kept = pushes.map(({ body }) => keptOf(body))
  const hashes = kept.map(({ sha256 }) => sha256)
  const bodies = kept.map(({ body }) => body)
  // The attempt before its job, as whoever records an answer, and jobs in one order: nobody waits for each other.
  return machineRows(Prisma.sql`
    with known as (
      select id, job_id, account_id from attempt where id = any(${attempts}::uuid[]) and coalesce(sending_at, created_at) > ${since}
      order by id for key share
    ), kept as (
      insert into evidence (id, attempt_id, kind, source, sha256, body)
      select push.id, known.id, 'push', push.source, push.sha256, push.body
      from unnest(${pushes.map(uuid7)}::uuid[], ${attempts}::uuid[], ${sources}::text[], ${hashes}::text[], ${bodies}::text[])
        as push (id, attempt_id, source, sha256, body) join known on known.id = push.attempt_id
    ), rung as (
      update job set due_at = date_trunc('milliseconds', now()) where id in (
        select id from job where id in (select job_id from known) and state in ('rendering', 'submitting', 'attention')
        order by id for update
      ) returning id
    )
    select known.id as "attemptId", known.account_id as "accountId", rung.id as "jobId"
    from known left join rung on rung.id = known.job_id`)
}
