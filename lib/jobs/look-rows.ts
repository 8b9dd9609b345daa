import 'server-only'
import { machineDb, machineRows, machineTransaction } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { appendEvent, moveJob } from '#lib/jobs/event-rows.ts'
import type { WaitingCode } from '#lib/jobs/failure.ts'
import { closeHold } from '#lib/money/ledger.ts'
import { enqueue } from '#lib/queue.ts'

/** A look at a job that is in `state` and due, held for `leaseSeconds`. Undefined when another has it or it is not due. */
export type Look = {
  jobId: string
  workspaceId: string
  looks: number
  dueAt: Date
  attempt: LookedAttempt
}
type LookedAttempt = {
  id: string
  accountId: string
  taskId: string
  fileId: string | null
  acceptedAt: Date
  upstreamStatus: string | null
  unknownSince: Date | null
}
type Claimed = Omit<LookedAttempt, 'taskId' | 'acceptedAt'> & {
  taskId: string | null
  acceptedAt: Date | null
}

export async function claimLook(
  jobId: string,
  state: 'rendering' | 'saving',
  leaseSeconds: number,
): Promise<Look | undefined> {
  const [claimed] = await machineRows<Omit<Look, 'jobId' | 'attempt'> & Claimed>(Prisma.sql`
    with claimed as (
      update job set due_at = date_trunc('milliseconds', now()) + make_interval(secs => ${leaseSeconds}), looks = looks + 1
      where id = ${jobId}::uuid and state = ${state}::job_state and due_at <= now()
      returning id, workspace_id, looks, due_at
    )
    select j.workspace_id as "workspaceId", j.looks, j.due_at as "dueAt",
      a.id, a.account_id as "accountId", a.task_id as "taskId", a.file_id as "fileId", a.accepted_at as "acceptedAt",
      a.upstream_status as "upstreamStatus", a.unknown_since as "unknownSince"
    from claimed j left join attempt a on a.job_id = j.id and a.state = 'accepted'`)
  if (!claimed) return undefined
  const { workspaceId, looks, dueAt, ...attempt } = claimed
  const { taskId, acceptedAt } = attempt
  if (!taskId || !acceptedAt) throw new Error('a job is rendering without an accepted attempt')
  return { jobId, workspaceId, looks, dueAt, attempt: { ...attempt, taskId, acceptedAt } }
}

/** Sets the next look, unless somebody rang meanwhile: then the job stays due now. */
export async function postpone(
  look: Look,
  state: 'rendering' | 'saving',
  inSeconds: number,
  waiting: WaitingCode | null,
): Promise<void> {
  await machineTransaction(async (tx) => {
    const [before] = await tx.$queryRaw<{ waiting: string | null }[]>`
      select waiting_code as "waiting" from job where id = ${look.jobId}::uuid and state = ${state}::job_state for update`
    if (!before) return
    const kept = await tx.$executeRaw`
      update job set waiting_code = ${waiting}, due_at = case when due_at = ${look.dueAt} then now() + make_interval(secs => ${inSeconds}) else due_at end
      where id = ${look.jobId}::uuid`
    if (kept === 0) return
    await enqueue(
      state === 'rendering' ? 'settle' : 'save',
      { jobId: look.jobId },
      { tx, afterSeconds: inSeconds },
    )
    if (before.waiting !== waiting && waiting !== null)
      await appendEvent(tx, { jobId: look.jobId, kind: 'waiting', data: { code: waiting } })
  })
}

/** Keeps the look for a while longer: a download takes its time. */
export async function keepLook(look: Look, leaseSeconds: number): Promise<void> {
  const [row] = await machineRows<{ dueAt: Date }>(Prisma.sql`
    update job set due_at = date_trunc('milliseconds', now()) + make_interval(secs => ${leaseSeconds}) where id = ${look.jobId}::uuid and due_at = ${look.dueAt}
    returning due_at as "dueAt"`)
  if (row) look.dueAt = row.dueAt
}

/** The task's own word for its state, for the receipt; says whether it changed. */
export async function noteUpstreamStatus(look: Look, status: string): Promise<void> {
  if (look.attempt.upstreamStatus === status) return
  await machineTransaction(async (tx) => {
    await tx.attempt.update({ where: { id: look.attempt.id }, data: { upstreamStatus: status } })
    await appendEvent(tx, {
      jobId: look.jobId,
      attemptId: look.attempt.id,
      kind: 'rendering',
      data: { status },
    })
  })
}

/** Notes since when the upstream has said that there is no such task; undefined: it does not say so. */
export async function noteUnknownSince(look: Look, since: Date | undefined): Promise<void> {
  const { id, unknownSince } = look.attempt
  if (unknownSince?.getTime() === since?.getTime()) return
  await machineDb().attempt.updateMany({ where: { id }, data: { unknownSince: since ?? null } })
}

/** The upstream says that the video is there: only after an authenticated query. */
export async function startSaving(look: Look, fileId: string): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const moved = await moveJob(tx, look.jobId, ['rendering'], 'saving', { dueAt: new Date() })
    if (!moved) return false
    await tx.attempt.update({ where: { id: look.attempt.id }, data: { fileId } })
    await appendEvent(tx, { jobId: look.jobId, attemptId: look.attempt.id, kind: 'saving' })
    await enqueue('save', { jobId: look.jobId }, { tx })
    return true
  })
}

/** The frame that the job starts from, for its poster. */
export async function frameOf(jobId: string) {
  const { frame } = await machineDb().job.findUniqueOrThrow({
    where: { id: jobId },
    select: { frame: { select: { id: true, storageKey: true } } },
  })
  return frame
}

export type StoredVideo = {
  videoKey: string
  posterKey: string
  videoSha256: string
  videoSizeBytes: number
  videoWidth: number
  videoHeight: number
  videoMillis: number
}

/** The video is ours: stored, checked, and from this commit on visible. */
export async function finishSaving(look: Look, video: StoredVideo): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const moved = await moveJob(tx, look.jobId, ['saving'], 'done', {
      ...video,
      finishedAt: new Date(),
      dueAt: null,
    })
    if (!moved) return false
    await closeHold(tx, look.jobId, 'charge', 'done')
    await appendEvent(tx, { jobId: look.jobId, attemptId: look.attempt.id, kind: 'done' })
    return true
  })
}

/** Everything that fell due, oldest first. */
export function dueJobs(
  limit: number,
): Promise<{ id: string; state: 'submitting' | 'rendering' | 'saving' | 'attention' }[]> {
  return machineRows(Prisma.sql`
    select id, state::text as "state" from job
    where due_at <= now() and state in ('submitting', 'rendering', 'saving', 'attention')
    order by due_at limit ${limit}`)
}

/** An attempt without an answer is looked at again: soon while its job waits, rarely once a person was told. */
export async function lookAgainAtUnknown(jobId: string): Promise<void> {
  await machineDb().$executeRaw`
    update job set due_at = now() + case when state = 'attention' then interval '10 minutes' else interval '15 seconds' end
    where id = ${jobId}::uuid and state in ('submitting', 'attention') and (due_at is null or due_at <= now())`
}
