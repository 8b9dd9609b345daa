import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import type { Db } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Take, Total } from '#lib/jobs/batch.ts'
import { appendEvents } from '#lib/jobs/event-rows.ts'
import { sourceIn } from '#lib/jobs/insert-rows.ts'
import { raiseAlerts } from '#lib/money/alert.ts'
import { usageOfMany } from '#lib/money/usage.ts'
import { uuid7 } from '#lib/uuid7.ts'

/** A take of a batch as it is asked for: which one, and once for its submission. */
export type NewTake = Take & {
  n: number
  submissionId: string
  retryOfId: string | null
  priceMicros: number | null
}

type NewTakes = {
  batchId: string
  projectId: string
  /** The take that the composer was opened from. */
  sourceId: string | null
  takes: NewTake[]
  total: Total
  versionId: string | null
  accountId: string
  /** For approval: nothing is held and nothing is sent. */
  waits: boolean
  /** People are to be told how much of a budget is used. */
  alerts: boolean
}

/**
 * Everything that jobs are from their first moment on, in as many statements for a hundred as for one: jobs,
 * attempts, holds and counters, then one line of the audit for the batch, then a first step of each receipt.
 */
export async function insertTakes(
  tx: Db,
  viewer: Viewer,
  action: 'batch.asked' | 'batch.retried',
  asked: NewTakes,
): Promise<void> {
  const jobIds = await insertJobs(tx, viewer, asked)
  await appendAudit(tx, viewer.workspaceId, viewer, {
    action,
    subject: { kind: 'batch', id: asked.batchId },
    after: { takes: jobIds.length, priceMicros: asked.total.micros },
  })
  await appendEvents(tx, viewer.workspaceId, jobIds, 'asked')
  if (asked.waits) await askApproval(tx, viewer, asked.batchId, jobIds)
  else if (asked.alerts) await raiseAlerts(tx, { ...viewer, projectId: asked.projectId })
}

/** Owners and admins are told once for all of them. */
async function askApproval(
  tx: Db,
  { workspaceId, userId, name }: Viewer,
  batchId: string,
  jobIds: string[],
): Promise<void> {
  await appendEvents(tx, workspaceId, jobIds, 'waiting', { code: 'approval' })
  await tx.$executeRaw`
    insert into notice (id, workspace_id, user_id, kind, data)
    select gen_random_uuid(), workspace_id, user_id, 'approval_asked',
      jsonb_build_object('jobId', ${jobIds[0] ?? ''}::text, 'batchId', ${batchId}::text, 'name', ${name}::text)
    from member where workspace_id = ${workspaceId}::uuid and role in ('owner', 'admin') and user_id <> ${userId}::uuid`
}

async function insertJobs(tx: Db, { workspaceId, userId }: Viewer, asked: NewTakes) {
  const { batchId, projectId, sourceId, takes, versionId, accountId, waits } = asked
  // Ids of one millisecond are in no order: these are in that of the takes.
  const ids = takes.map(() => uuid7()).sort()
  const rows = takes.map(({ choice, ...take }, at) => ({
    id: ids[at],
    attemptId: uuid7(),
    ...take,
    ...choice,
  }))
  const source = sourceIn(workspaceId, sourceId)
  const due = waits ? Prisma.sql`null` : Prisma.sql`date_trunc('milliseconds', now())`
  const counted = await tx.$executeRaw`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a ("id" uuid, "attemptId" uuid, "n" int, "submissionId" uuid,
        "retryOfId" uuid, "frameId" uuid, "prompt" text, "model" text, "durationSeconds" int, "resolution" text, "promptOptimizer" bool,
        "fastPretreatment" bool, "priceMicros" bigint)
    ), j as (
      insert into job (id, workspace_id, user_id, submission_id, frame_id, retry_of_id, source_id, source_kind, project_id, batch_id, batch_take, prompt, model,
        duration_seconds, resolution, prompt_optimizer, fast_pretreatment, price_micros, price_version_id, due_at, approval_asked_at,
        waiting_code)
      select a."id", ${workspaceId}::uuid, ${userId}::uuid, a."submissionId", f.id, a."retryOfId", ${source}, ${sourceId && 'remix'}, ${projectId}::uuid, ${batchId}::uuid, a."n",
        a."prompt", a."model", a."durationSeconds", a."resolution", a."promptOptimizer", a."fastPretreatment", a."priceMicros",
        ${versionId}::uuid, ${due}, case when ${waits} then now() end, case when ${waits} then 'approval' end
      from asked a join frame f on f.id = a."frameId" and f.workspace_id = ${workspaceId}::uuid
      order by a."n"
      returning *
    ), prepared as (
      insert into attempt (id, workspace_id, job_id, n, account_id)
      select a."attemptId", j.workspace_id, j.id, 1, ${accountId} from j join asked a on a."id" = j.id
      returning id, job_id
    ), held as (
      insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros)
      select gen_random_uuid(), j.workspace_id, j.id, prepared.id, 'hold', 'available', 'held', j.price_micros
      from j join prepared on prepared.job_id = j.id where j.price_micros is not null and not ${waits}
      returning job_id, amount_micros as held_micros
    )
    ${usageOfMany(Prisma.sql`j left join held on held.job_id = j.id`, { asked: true })}`
  if (counted === 0) throw new Error('no take of a batch was counted')
  return ids
}
