import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { added } from '#lib/jobs/event-rows.ts'
import type { SendingAccount } from '#lib/jobs/sendable-rows.ts'
import type { JobSource } from '#lib/jobs/source.ts'
import { liveChannel } from '#lib/live.ts'
import { usageOf } from '#lib/money/usage.ts'
import { openTo } from '#lib/projects/open-to.ts'
import { uuid7 } from '#lib/uuid7.ts'

export type NewJob = {
  submissionId: string
  frameId: string
  prompt: string
  model: string
  durationSeconds: number
  resolution: string
  promptOptimizer: boolean
  fastPretreatment: boolean
  retryOfId: string | null
  source: JobSource | null
  /** Null for the workspace's default one. */
  projectId: string | null
}

/** The frame and the project that the job may have, as `(frame_id, project_id)`: one row or none. */
export function place(viewer: Viewer, { frameId, projectId }: NewJob): Prisma.Sql {
  return Prisma.sql`
    select f.id as frame_id, p.id as project_id
    from frame f join project p on p.workspace_id = f.workspace_id
    where f.id = ${frameId}::uuid and f.workspace_id = ${viewer.workspaceId}::uuid and ${openTo(viewer)}
      and case when ${projectId}::uuid is null then p.is_default else p.id = ${projectId}::uuid end`
}

/** The take that a job is made from, when it is there to be named. */
export function sourceIn(workspaceId: string, sourceId: string | null): Prisma.Sql {
  return Prisma.sql`
    (select s.id from job s where s.id = ${sourceId}::uuid and s.workspace_id = ${workspaceId}::uuid)`
}

type How = {
  /** Defines `place` and `quote`. */
  start: Prisma.Sql
  may: Prisma.Sql
  /** Of workspaces that brought no key. */
  instance: SendingAccount
  /** For approval: nothing is held and nothing is sent. */
  waits: boolean
}

/**
 * Writes everything that a job is from its first moment on, and answers the account that it will be sent with; a retry
 * of a take is the same take of its batch, unless that was deleted. No row when it was not to be, or was there already.
 */
export function insertion(viewer: Viewer, jobId: string, job: NewJob, how: How): Prisma.Sql {
  const { workspaceId, userId } = viewer
  const { start, may, instance, waits } = how
  const source = sourceIn(workspaceId, job.source?.id ?? null)
  const due = waits ? Prisma.sql`null` : Prisma.sql`date_trunc('milliseconds', now())`
  return Prisma.sql`
    with ${start}, j as (
      insert into job (id, workspace_id, user_id, submission_id, frame_id, retry_of_id, source_id, source_kind, project_id,
        batch_id, batch_take, prompt, model, duration_seconds, resolution, prompt_optimizer, fast_pretreatment, price_micros,
        price_version_id, due_at, approval_asked_at, waiting_code)
      select ${jobId}::uuid, ${workspaceId}::uuid, ${userId}::uuid, ${job.submissionId}::uuid, place.frame_id, ${job.retryOfId}::uuid,
        ${source}, ${job.source?.kind ?? null}, place.project_id, b.id,
        case when b.id is not null then old.batch_take end, ${job.prompt}, ${job.model},
        ${job.durationSeconds}::int, ${job.resolution}, ${job.promptOptimizer}::bool, ${job.fastPretreatment}::bool,
        quote.price_micros, quote.version_id, ${due},
        case when ${waits} then now() end, case when ${waits} then 'approval' end
      from place, quote left join job old on old.id = ${job.retryOfId}::uuid and old.workspace_id = ${workspaceId}::uuid
        left join batch b on b.id = old.batch_id and b.deleted_at is null where ${may}
      on conflict (workspace_id, user_id, submission_id) do nothing
      returning *
    ), prepared as (
      insert into attempt (id, workspace_id, job_id, n, account_id)
      select ${uuid7()}::uuid, workspace_id, id, 1, ${instance.accountId} from j
      returning id
    ), held as (
      insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros)
      select gen_random_uuid(), j.workspace_id, j.id, prepared.id, 'hold', 'available', 'held', j.price_micros
      from j, prepared where j.price_micros is not null and not ${waits}
      returning amount_micros
    ), counted as (
      ${usageOf(Prisma.sql`j`, { held: Prisma.sql`(select coalesce(sum(amount_micros), 0)::bigint from held)`, asked: 1 })}
      returning workspace_id
    ), audited as (
      insert into audit (workspace_id, seq, actor_id, actor_name, action, subject_kind, subject_id, after, address, user_agent,
        previous_sha256, sha256)
      select j.workspace_id, 0, j.user_id, ${viewer.name}, 'job.asked', 'job', j.id::text, jsonb_build_object('model', j.model,
        'resolution', j.resolution, 'durationSeconds', j.duration_seconds, 'priceMicros', j.price_micros), ${viewer.address},
        ${viewer.userAgent}, '', ''
      from j, counted
      returning workspace_id
    ), step as (
      select j.workspace_id, j.id as job_id, null::uuid as attempt_id from j, audited
    ), ${added('asked')}
    select coalesce(k.account_id, ${instance.accountId}) as "accountId", coalesce(k.provider, ${instance.provider}) as provider
    from added cross join lateral pg_notify(${liveChannel}, added.workspace_id || ':' || seq) left join upstream_key k on k.workspace_id = added.workspace_id and k.removed_at is null`
}
