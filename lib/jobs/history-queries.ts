import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { rowsWithin } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { batchViews } from '#lib/jobs/batch-queries.ts'
import { jobColumns, streamPosition } from '#lib/jobs/queries.ts'
import type { JobPage, JobState } from '#lib/jobs/view.ts'
import { type JobRow, viewOf } from '#lib/jobs/view-row.ts'
import { can } from '#lib/workspaces/roles.ts'

export type HistoryFilter = {
  after?: string | undefined
  states?: readonly JobState[] | undefined
  projectId?: string | undefined
  /** Who asked for them. */
  memberId?: string | undefined
  batchId?: string | undefined
  /** Each batch stands for its takes. Only where nothing is narrowed: a batch has no one state. */
  together?: boolean | undefined
  limit: number
}

/** The workspace's jobs, newest first: ids are UUID v7, so the id is the key of the page. */
export async function history(viewer: Viewer, filter: HistoryFilter): Promise<JobPage> {
  const { after, batchId, together, limit } = filter
  const seq = await streamPosition(viewer)
  const [rows, batches] = await Promise.all([
    jobRows(viewer, filter),
    together ? batchViews(viewer, { after, limit: limit + 1 }) : [],
  ])
  const act = can(viewer, 'job.create')
  const all = [...rows, ...batches].sort((a, b) => (a.id < b.id ? 1 : -1))
  const last = all.length > limit ? all[limit - 1]?.id : undefined
  const isHere = ({ id }: { id: string }) => last === undefined || id >= last
  return {
    jobs: rows.filter(isHere).map((row) => viewOf(row, act)),
    batches: batchId ? await batchViews(viewer, { ids: [batchId] }) : batches.filter(isHere),
    next: last ?? null,
    seq,
  }
}

function jobRows(viewer: Viewer, filter: HistoryFilter): Promise<JobRow[]> {
  const { after, states, projectId, memberId, batchId, together, limit } = filter
  return rowsWithin<JobRow>(
    viewer,
    Prisma.sql`
      select ${jobColumns}
      from job j join frame f on f.id = j.frame_id join "user" u on u.id = j.user_id
      where j.workspace_id = ${viewer.workspaceId}::uuid and j.deleted_at is null
        ${after ? Prisma.sql`and j.id < ${after}::uuid` : Prisma.empty}
        ${states?.length ? inStates(states) : Prisma.empty}
        ${projectId ? Prisma.sql`and j.project_id = ${projectId}::uuid` : Prisma.empty}
        ${memberId ? Prisma.sql`and j.user_id = ${memberId}::uuid` : Prisma.empty}
        ${batchId ? Prisma.sql`and j.batch_id = ${batchId}::uuid` : Prisma.empty}
        ${together ? Prisma.sql`and j.batch_id is null` : Prisma.empty}
      order by j.id desc
      limit ${limit + 1}`,
  )
}

/**
 * With what all jobs of these states have in common: row-level security keeps the planner from using an index by state,
 * and from knowing how rare one is, but not from what is null.
 */
function inStates(states: readonly JobState[]): Prisma.Sql {
  const all = (common: readonly JobState[]) => states.every((state) => common.includes(state))
  return Prisma.sql`
    and j.state = any(${states}::job_state[])
    ${all(unfinished) ? Prisma.sql`and j.finished_at is null` : Prisma.empty}
    ${all(withFailure) ? Prisma.sql`and j.failure_code is not null` : Prisma.empty}`
}

const unfinished = ['queued', 'submitting', 'rendering', 'saving', 'attention'] as const
const withFailure = ['failed', 'attention'] as const
