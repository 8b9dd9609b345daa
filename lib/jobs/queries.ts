import 'server-only'
import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type Db, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { failures } from '#lib/jobs/failure.ts'
import { relativesIn } from '#lib/jobs/relatives-rows.ts'
import {
  type AttemptView,
  type EventKind,
  eventKinds,
  type JobDetails,
  type JobView,
  type Money,
} from '#lib/jobs/view.ts'
import { iso, type JobRow, viewOf } from '#lib/jobs/view-row.ts'
import { can } from '#lib/workspaces/roles.ts'

const uuid = z.uuid()

/** Columns of a JobRow, from `job j`, `frame f` and `"user" u`. */
export const jobColumns = Prisma.sql`
  j.id, j.state::text as state, j.prompt, j.model, j.duration_seconds as "durationSeconds", j.resolution,
  j.frame_id as "frameId", f.width as "frameWidth", f.height as "frameHeight", j.user_id as "userId", u.name as "userName",
  j.project_id as "projectId", j.batch_id as "batchId",
  j.created_at as "createdAt", j.submitted_at as "submittedAt", j.rendering_at as "renderingAt", j.finished_at as "finishedAt",
  j.price_micros::float8 as "priceMicros", j.failure_code as "failureCode", j.waiting_code as "waitingCode", j.video_width as "videoWidth", j.video_height as "videoHeight",
  j.video_millis as "videoMillis", j.video_size_bytes as "videoSizeBytes", j.deleted_at as "deletedAt", j.pinned_at as "pinnedAt"`

/** The number of the workspace's last event: read before the rows, so the stream can only repeat, never skip. */
export function streamPosition(viewer: Viewer): Promise<string> {
  return within(viewer, (tx) => position(tx, viewer))
}

async function position(tx: Db, { workspaceId }: Viewer): Promise<string> {
  const [clock] = await tx.$queryRaw<{ seq: string }[]>`
    select last_event_seq::text as seq from workspace where id = ${workspaceId}::uuid`
  return clock?.seq ?? '0'
}

export function jobForViewer(viewer: Viewer, jobId: string): Promise<JobView | undefined> {
  return within(viewer, (tx) => viewIn(tx, viewer, jobId))
}

async function viewIn(tx: Db, viewer: Viewer, jobId: string): Promise<JobView | undefined> {
  if (!uuid.safeParse(jobId).success) return undefined
  const [row] = await tx.$queryRaw<JobRow[]>`
    select ${jobColumns}
    from job j join frame f on f.id = j.frame_id join "user" u on u.id = j.user_id
    where j.id = ${jobId}::uuid and j.workspace_id = ${viewer.workspaceId}::uuid`
  return row && viewOf(row, can(viewer, 'job.create'))
}

/** Everything the job page shows: settings, receipt, attempts, its relatives. */
export function jobDetails(
  viewer: Viewer,
  jobId: string,
): Promise<(JobDetails & { seq: string }) | undefined> {
  return within(viewer, (tx) => detailsIn(tx, viewer, jobId))
}

async function detailsIn(tx: Db, viewer: Viewer, jobId: string) {
  const seq = await position(tx, viewer)
  const view = await viewIn(tx, viewer, jobId)
  if (!view) return undefined
  const settings = await tx.job.findUniqueOrThrow({
    where: { id: jobId },
    select: { promptOptimizer: true, fastPretreatment: true },
  })
  const events = await tx.event.findMany({
    where: { workspaceId: viewer.workspaceId, jobId },
    orderBy: { seq: 'asc' },
    take: 500,
  })
  const attempts = await attemptsOf(tx, jobId)
  return {
    ...view,
    ...settings,
    ...(await relativesIn(tx, jobId)),
    money: await moneyOf(tx, view),
    receipt: events.flatMap(({ seq: step, kind, at, data }) =>
      isEventKind(kind)
        ? [{ seq: step.toString(), kind, at: at.toISOString(), data: plain(data) }]
        : [],
    ),
    attempts,
    seq,
  }
}

/** Attempts for people: what support asks for. */
async function attemptsOf(tx: Db, jobId: string): Promise<AttemptView[]> {
  const rows = await tx.attempt.findMany({
    where: { jobId },
    orderBy: { n: 'asc' },
    select: { n: true, state: true, sendingAt: true, taskId: true, traceId: true },
  })
  return rows.map(({ sendingAt, ...rest }) => ({ ...rest, sentAt: iso(sendingAt) }))
}

/** By the ledger, which knows; a job without a known price moved no money, so there its end says it. */
async function moneyOf(tx: Db, view: JobView): Promise<JobDetails['money']> {
  const [moved] = await tx.$queryRaw<{ word: Money['word'] | null }[]>`
    select case when bool_or(credit = 'spent') then 'charged'
      when count(*) filter (where credit = 'held') > count(*) filter (where debit = 'held') then 'reserved'
      when count(*) filter (where credit = 'lost') > count(*) filter (where debit = 'lost') then 'lost'
      when count(*) > 0 then 'not_charged' end as word
    from transfer where job_id = ${view.id}::uuid`
  return { word: moved?.word ?? wordByState(view), priceMicros: view.priceMicros }
}

function wordByState({ state, failure }: JobView): Money['word'] {
  if (state === 'done') return 'charged'
  if (state === 'canceled') return 'not_charged'
  if (!failure) return state === 'queued' ? 'not_charged' : 'reserved'
  return ({ no: 'not_charged', yes: 'charged', unknown: 'unknown' } as const)[
    failures[failure].charged
  ]
}

function isEventKind(kind: string): kind is EventKind {
  return eventKinds.some((known) => known === kind)
}

function plain(data: unknown): Record<string, string | number> {
  if (typeof data !== 'object' || data === null) return {}
  return Object.fromEntries(
    Object.entries(data).filter(
      ([, value]) => typeof value === 'string' || typeof value === 'number',
    ),
  )
}

/** What a job asked for, to ask for it again. */
export async function jobRequestOf(viewer: Viewer, jobId: string) {
  const job = await within(viewer, (tx) =>
    tx.job.findFirst({
      where: { id: jobId, workspaceId: viewer.workspaceId },
      select: {
        state: true,
        frameId: true,
        projectId: true,
        prompt: true,
        model: true,
        durationSeconds: true,
        resolution: true,
        promptOptimizer: true,
        fastPretreatment: true,
        batchId: true,
        retries: { select: { id: true, batchId: true }, orderBy: { id: 'asc' } },
      },
    }),
  )
  if (!job) return undefined
  const { state, batchId, retries, ...request } = job
  const again = retries.find((retry) => batchId !== null && retry.batchId === batchId)
  return { state, batchId, againId: again?.id, request }
}
