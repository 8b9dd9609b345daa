import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { now } from '#lib/clock.ts'
import { type Db, machineDb, machineTransaction, within } from '#lib/db.ts'
import { added, appendEvent, moveJob, told } from '#lib/jobs/event-rows.ts'
import type { FailureCode } from '#lib/jobs/failure.ts'
import type { EventKind, JobState } from '#lib/jobs/view.ts'
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
  /** Null for the workspace's default one. */
  projectId: string | null
}

/**
 * Writes job, first attempt and receipt in one statement, once for a submission: the second click and
 * the second tab get the first one's job back. Undefined when the viewer's workspace has no such frame.
 */
export async function insertJob(
  viewer: Viewer,
  job: NewJob,
  accountId: string,
): Promise<string | undefined> {
  return within(viewer, (tx) => insertIn(tx, viewer, job, accountId))
}

async function insertIn(tx: Db, viewer: Viewer, job: NewJob, accountId: string) {
  const { workspaceId, userId } = viewer
  const jobId = uuid7()
  const inserted = await tx.$queryRaw<unknown[]>`
    with asked as (
      insert into job (id, workspace_id, user_id, submission_id, frame_id, retry_of_id, project_id, prompt, model,
        duration_seconds, resolution, prompt_optimizer, fast_pretreatment, due_at)
      select ${jobId}::uuid, f.workspace_id, ${userId}::uuid, ${job.submissionId}::uuid, f.id, ${job.retryOfId}::uuid, p.id,
        ${job.prompt}, ${job.model}, ${job.durationSeconds}::int, ${job.resolution}, ${job.promptOptimizer}::bool,
        ${job.fastPretreatment}::bool, date_trunc('milliseconds', now())
      from frame f join project p on p.workspace_id = f.workspace_id
      where f.id = ${job.frameId}::uuid and f.workspace_id = ${workspaceId}::uuid and ${openTo(viewer)}
        and case when ${job.projectId}::uuid is null then p.is_default else p.id = ${job.projectId}::uuid end
      on conflict (workspace_id, user_id, submission_id) do nothing
      returning id, workspace_id
    ), prepared as (
      insert into attempt (id, workspace_id, job_id, n, account_id)
      select ${uuid7()}::uuid, workspace_id, id, 1, ${accountId} from asked
    ), step as (
      select workspace_id, id as job_id, null::uuid as attempt_id from asked
    ), ${added('asked')} ${told}`
  if (inserted.length === 1) return jobId
  const submission = { workspaceId, userId, submissionId: job.submissionId }
  const first = await tx.job.findUnique({
    where: { workspaceId_userId_submissionId: submission },
    select: { id: true },
  })
  return first?.id
}

/** Cancels a job none of whose attempts was sent; says whether that was still so. */
export async function cancelJob(viewer: Viewer, jobId: string): Promise<boolean> {
  return within(viewer, async (tx) => {
    if (!(await isOf(tx, viewer, jobId))) return false
    const at = now()
    const moved = await moveJob(tx, jobId, ['queued'], 'canceled', {
      finishedAt: at,
      dueAt: null,
      cancelRequestedAt: at,
    })
    if (!moved) return false
    await tx.attempt.updateMany({
      where: { jobId, state: 'prepared' },
      data: { state: 'canceled' },
    })
    await appendEvent(tx, { jobId, kind: 'canceled' })
    return true
  })
}

/** Ends a job without a video, if it is still in one of `from`. */
export async function failJob(
  jobId: string,
  from: readonly JobState[],
  failure: FailureCode,
  kind: EventKind = 'failed',
): Promise<boolean> {
  return machineTransaction((tx) => fail(tx, jobId, from, failure, kind))
}

export async function fail(
  tx: Db,
  jobId: string,
  from: readonly JobState[],
  failure: FailureCode,
  kind: EventKind,
): Promise<boolean> {
  const moved = await moveJob(tx, jobId, from, 'failed', {
    failureCode: failure,
    finishedAt: now(),
    dueAt: null,
  })
  if (moved) await appendEvent(tx, { jobId, kind, data: { code: failure } })
  return moved
}

/** Puts a job before a person: software has done what it safely can. */
export async function needsAttention(
  jobId: string,
  from: readonly JobState[],
  failure: FailureCode,
): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const moved = await moveJob(tx, jobId, from, 'attention', { failureCode: failure, dueAt: null })
    if (!moved) return false
    await tx.attempt.updateMany({
      where: { jobId, state: { in: ['unknown', 'accepted'] }, attentionAt: null },
      data: { attentionAt: now() },
    })
    await appendEvent(tx, { jobId, kind: 'attention', data: { code: failure } })
    return true
  })
}

async function isOf(tx: Db, viewer: Viewer, jobId: string): Promise<boolean> {
  return (
    (await tx.job.count({
      where: { id: jobId, workspaceId: viewer.workspaceId, deletedAt: null },
    })) === 1
  )
}

/** Jobs deleted before `before` whose files are still there. */
export function deletedWithFiles(before: Date, limit: number) {
  return machineDb().job.findMany({
    where: {
      deletedAt: { lt: before },
      OR: [{ videoKey: { not: null } }, { posterKey: { not: null } }],
    },
    select: { id: true, videoKey: true, posterKey: true },
    take: limit,
  })
}

/** The keys of all files that these jobs name. */
export async function videoFilesOf(jobIds: string[]): Promise<string[]> {
  const jobs = await machineDb().job.findMany({
    where: { id: { in: jobIds } },
    select: { videoKey: true, posterKey: true },
  })
  return jobs
    .flatMap(({ videoKey, posterKey }) => [videoKey, posterKey])
    .filter((key) => key !== null)
}

export async function forgetFiles(jobId: string): Promise<void> {
  await machineDb().job.updateMany({
    where: { id: jobId, deletedAt: { not: null } },
    data: { videoKey: null, posterKey: null },
  })
}
