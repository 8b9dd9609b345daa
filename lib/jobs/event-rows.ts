import 'server-only'
import type { Db } from '#lib/db.ts'
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
export async function appendEvent(tx: Db, step: Step): Promise<void> {
  await tx.$executeRaw`
    with clock as (
      update workspace w set last_event_seq = last_event_seq + 1
      from job j where j.id = ${step.jobId}::uuid and w.id = j.workspace_id
      returning w.id, w.last_event_seq
    ), added as (
      insert into event (workspace_id, seq, job_id, attempt_id, kind, data)
      select id, last_event_seq, ${step.jobId}::uuid, ${step.attemptId ?? null}::uuid, ${step.kind}, ${JSON.stringify(step.data ?? {})}::jsonb
      from clock returning workspace_id, seq
    )
    select pg_notify(${liveChannel}, workspace_id || ':' || seq) from added`
}

type Fields = Parameters<Db['job']['updateMany']>[0]['data']

/** Moves a job if it is still in one of the states `from`; says whether it was. The database decides races. */
export async function moveJob(
  tx: Db,
  jobId: string,
  from: readonly JobState[],
  to: JobState,
  fields: Fields = {},
): Promise<boolean> {
  const { count } = await tx.job.updateMany({
    where: { id: jobId, state: { in: [...from] } },
    data: { looks: 0, waitingCode: null, ...fields, state: to },
  })
  return count === 1
}
