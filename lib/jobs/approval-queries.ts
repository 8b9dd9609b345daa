import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { rowsWithin, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Standing } from '#lib/money/budget.ts'
import { appliesTo, standings } from '#lib/money/standing.ts'
import { can } from '#lib/workspaces/roles.ts'

/** A job over a budget, with all that one needs to say yes or no. */
export type WaitingApproval = {
  jobId: string
  prompt: string
  frame: { id: string; width: number; height: number }
  model: string
  resolution: string
  durationSeconds: number
  priceMicros: number | null
  memberName: string
  projectName: string
  askedAt: string
  /** Those that it counts against, caps that people set for themselves left out. */
  budgets: Standing[]
}

/** Single jobs that wait for approval, the oldest first; none for who may not decide. */
export function waitingApprovals(viewer: Viewer): Promise<WaitingApproval[]> {
  if (!can(viewer, 'approval.decide')) return Promise.resolve([])
  return within(viewer, async (tx) => {
    const jobs = await tx.job.findMany({
      where: {
        workspaceId: viewer.workspaceId,
        state: 'queued',
        approvalAskedAt: { not: null },
        approvedById: null,
        batchId: null,
      },
      orderBy: { approvalAskedAt: 'asc' },
      take: 100,
      include: {
        frame: { select: { id: true, width: true, height: true } },
        user: { select: { name: true } },
        project: { select: { name: true } },
      },
    })
    const waiting: WaitingApproval[] = []
    for (const job of jobs) {
      const spender = { ...viewer, userId: job.userId, projectId: job.projectId }
      const budgets = await tx.$queryRaw<Standing[]>(standings(appliesTo(spender)))
      waiting.push({
        jobId: job.id,
        prompt: job.prompt,
        frame: job.frame,
        model: job.model,
        resolution: job.resolution,
        durationSeconds: job.durationSeconds,
        priceMicros: job.priceMicros === null ? null : Number(job.priceMicros),
        memberName: job.user.name,
        projectName: job.project.name,
        askedAt: (job.approvalAskedAt ?? job.createdAt).toISOString(),
        budgets: budgets.filter(({ isPersonal }) => !isPersonal),
      })
    }
    return waiting
  })
}

/** A batch with takes that wait for approval: they are decided about together. */
export type WaitingBatch = {
  batchId: string
  memberName: string
  takes: number
  micros: number
  askedAt: string
}

export async function waitingBatches(viewer: Viewer): Promise<WaitingBatch[]> {
  if (!can(viewer, 'approval.decide')) return []
  const rows = await rowsWithin<Omit<WaitingBatch, 'askedAt'> & { askedAt: Date }>(
    viewer,
    Prisma.sql`
      select j.batch_id as "batchId", min(u.name) as "memberName", count(*)::int as takes,
        coalesce(sum(j.price_micros), 0)::float8 as micros, min(j.approval_asked_at) as "askedAt"
      from job j join "user" u on u.id = j.user_id
      where j.workspace_id = ${viewer.workspaceId}::uuid and j.state = 'queued' and j.batch_id is not null
        and j.approval_asked_at is not null and j.approved_by_id is null
      group by j.batch_id order by "askedAt" limit 100`,
  )
  return rows.map(({ askedAt, ...batch }) => ({ ...batch, askedAt: askedAt.toISOString() }))
}
