import 'server-only'
import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type Db, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { totalOf } from '#lib/jobs/batch.ts'
import type { BatchDetails, BatchMoney, BatchTake, BatchView } from '#lib/jobs/batch-view.ts'
import { countsOf } from '#lib/jobs/batch-view.ts'
import { jobColumns } from '#lib/jobs/queries.ts'
import type { JobState } from '#lib/jobs/view.ts'
import { type JobRow, viewOf } from '#lib/jobs/view-row.ts'
import { can } from '#lib/workspaces/roles.ts'

const uuid = z.uuid()

/** Everything that a batch's page shows; undefined when there is none of this id. */
export function batchDetails(viewer: Viewer, batchId: string): Promise<BatchDetails | undefined> {
  return within(viewer, async (tx) => {
    if (!uuid.safeParse(batchId).success) return undefined
    const [head] = await tx.$queryRaw<Head[]>`
      select b.id, b.created_at as "createdAt", b.deleted_at as "deletedAt", b.user_id as "userId", coalesce(u.name, '') as "userName",
        b.project_id as "projectId", w.last_event_seq::text as seq
      from batch b left join "user" u on u.id = b.user_id join workspace w on w.id = b.workspace_id
      where b.id = ${batchId}::uuid and b.workspace_id = ${viewer.workspaceId}::uuid`
    if (!head) return undefined
    const takes = await takesIn(tx, viewer, head)
    return {
      id: head.id,
      createdAt: head.createdAt.toISOString(),
      deleted: head.deletedAt !== null,
      member: { id: head.userId, name: head.userName },
      projectId: head.projectId,
      takes,
      quoted: totalOf(takes.map(({ job }) => job.priceMicros)),
      money: await moneyIn(tx, batchId),
      can: {
        act: can(viewer, 'job.create'),
        decide:
          can(viewer, 'approval.decide') && takes.some(({ job }) => job.waiting === 'approval'),
      },
      seq: head.seq,
    }
  })
}

type Head = {
  id: string
  createdAt: Date
  deletedAt: Date | null
  userId: string
  userName: string
  projectId: string
  seq: string
}

type TakeRow = JobRow & {
  n: number
  retries: number
  askedAgain: boolean
  promptOptimizer: boolean
  fastPretreatment: boolean
}

/** The last job of each take, in the order of the takes. What was deleted alone is left out. */
async function takesIn(tx: Db, viewer: Viewer, { id, deletedAt }: Head): Promise<BatchTake[]> {
  const rows = await tx.$queryRaw<TakeRow[]>`
    select ${jobColumns}, j.batch_take as n, j.prompt_optimizer as "promptOptimizer", j.fast_pretreatment as "fastPretreatment",
      last.jobs - 1 as retries,
      exists (select from job again where again.retry_of_id = j.id and again.batch_id = j.batch_id) as "askedAgain"
    from (
      select batch_take, (array_agg(id order by id desc))[1] as id, count(*)::int as jobs
      from job where workspace_id = ${viewer.workspaceId}::uuid and batch_id = ${id}::uuid and deleted_at is not distinct from ${deletedAt}
      group by batch_take
    ) last
    join job j on j.id = last.id join frame f on f.id = j.frame_id join "user" u on u.id = j.user_id
    order by j.batch_take`
  const act = can(viewer, 'job.create')
  return rows.map(({ n, retries, askedAgain, promptOptimizer, fastPretreatment, ...row }) => ({
    n,
    retries,
    askedAgain,
    choice: { promptOptimizer, fastPretreatment },
    job: viewOf(row, act),
  }))
}

async function moneyIn(tx: Db, batchId: string): Promise<BatchMoney> {
  const [money] = await tx.$queryRaw<BatchMoney[]>`
    select coalesce(sum(amount_micros * ((credit = 'spent')::int - (debit = 'spent')::int)), 0)::float8 as charged,
      coalesce(sum(amount_micros * ((credit = 'held')::int - (debit = 'held')::int)), 0)::float8 as held,
      coalesce(sum(amount_micros * ((credit = 'lost')::int - (debit = 'lost')::int)), 0)::float8 as lost
    from transfer where job_id in (select id from job where batch_id = ${batchId}::uuid)`
  return money ?? { charged: 0, held: 0, lost: 0 }
}

const mostPictures = 9

/** Batches as rows of the history, the newest first: those of the ids, or those after a key. */
export async function batchViews(
  viewer: Viewer,
  only: { ids: readonly string[] } | { after: string | undefined; limit: number },
): Promise<BatchView[]> {
  return within(viewer, async (tx) => {
    const which =
      'ids' in only
        ? Prisma.sql`and b.id = any(${[...only.ids]}::uuid[])`
        : only.after
          ? Prisma.sql`and b.id < ${only.after}::uuid`
          : Prisma.empty
    const rows = await tx.$queryRaw<RowOfHistory[]>`
      select b.id, b.created_at as "createdAt", b.user_id as "userId", coalesce(u.name, '') as "userName", t.*
      from batch b left join "user" u on u.id = b.user_id, lateral (
        select json_agg(json_build_object('jobId', l.id, 'frameId', l.frame_id, 'state', l.state, 'micros', l.price_micros) order by l.batch_take) as takes,
          count(distinct l.prompt)::int as prompts, (array_agg(l.prompt order by l.batch_take))[1] as prompt
        from (
          select distinct on (batch_take) * from job where batch_id = b.id and deleted_at is null order by batch_take, id desc
        ) l
      ) t
      where b.workspace_id = ${viewer.workspaceId}::uuid and b.deleted_at is null and t.takes is not null ${which}
      order by b.id desc limit ${'ids' in only ? only.ids.length : only.limit}`
    return rows.map(rowView)
  })
}

type RowOfHistory = {
  id: string
  createdAt: Date
  userId: string
  userName: string
  takes: { jobId: string; frameId: string; state: JobState; micros: number | null }[]
  prompts: number
  prompt: string
}

function rowView({
  id,
  createdAt,
  userId,
  userName,
  takes,
  prompts,
  prompt,
}: RowOfHistory): BatchView {
  return {
    id,
    createdAt: createdAt.toISOString(),
    member: { id: userId, name: userName },
    takes: takes.length,
    counts: countsOf(takes.map(({ state }) => state)),
    pictures: takes
      .slice(0, mostPictures)
      .map(({ jobId, frameId, state }) => ({ jobId, frameId, done: state === 'done' })),
    prompt,
    prompts,
    micros: totalOf(takes.map(({ micros }) => micros)).micros,
  }
}
