import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { now } from '#lib/clock.ts'
import { type Db, machineDb, machineRows, machineTransaction, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { added, appendEvent, moveJob, told } from '#lib/jobs/event-rows.ts'
import { type FailureCode, failures } from '#lib/jobs/failure.ts'
import type { Before } from '#lib/jobs/lifecycle.ts'
import type { EventKind } from '#lib/jobs/view.ts'
import { type Closing, closedHold, closeHold } from '#lib/money/ledger.ts'

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
    await closeHold(tx, jobId, 'release', 'canceled')
    await appendAudit(tx, viewer.workspaceId, viewer, {
      action: 'job.canceled',
      subject: { kind: 'job', id: jobId },
    })
    await appendEvent(tx, { jobId, kind: 'canceled' })
    return true
  })
}

/** Ends a job without a video, if it is still in one of `from`; says whether it was. */
export async function failJob(
  jobId: string,
  from: readonly Before<'failed'>[],
  failure: FailureCode,
): Promise<boolean> {
  const done = await machineRows(Prisma.sql`
    with ${failed(jobId, from, failure)}, step as (
      select j.workspace_id, j.id as job_id, null::uuid as attempt_id from j, counted
    ), ${added('failed', { code: failure })} ${told}`)
  return done.length === 1
}

/**
 * The same in a transaction that says more of it: `before` the job's own step, which locks the workspace's row.
 * `reason`: a person's words, for the receipt.
 */
export async function fail(
  tx: Db,
  jobId: string,
  from: readonly Before<'failed'>[],
  failure: FailureCode,
  { kind, reason }: { kind: EventKind; reason?: string },
  before?: (tx: Db) => Promise<void>,
): Promise<boolean> {
  const done = await tx.$queryRaw<unknown[]>`
    with ${failed(jobId, from, failure)} select workspace_id from counted`
  if (done.length === 0) return false
  await before?.(tx)
  await appendEvent(tx, { jobId, kind, data: { code: failure, ...(reason && { reason }) } })
  return true
}

/** `j`, the job that failed, and `counted`, what was done about its money: one row each, or none. */
function failed(
  jobId: string,
  from: readonly Before<'failed'>[],
  failure: FailureCode,
): Prisma.Sql {
  return Prisma.sql`j as (
      update job set state = 'failed', failure_code = ${failure}, finished_at = ${now()}, due_at = null, looks = 0, waiting_code = null
      where id = ${jobId}::uuid and state = any(${[...from]}::job_state[])
      returning *
    ), ${closedHold(jobId, closings[failures[failure].charged], 'failed')}`
}

/** What nobody can tell was charged counts as lost, until a proof or an invoice says otherwise. */
const closings = { no: 'release', yes: 'charge', unknown: 'loss' } as const satisfies Record<
  (typeof failures)[FailureCode]['charged'],
  Closing
>

/** Puts a job before a person: software has done what it safely can. */
export async function needsAttention(
  jobId: string,
  from: readonly Before<'attention'>[],
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
