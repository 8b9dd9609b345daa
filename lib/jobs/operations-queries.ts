import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type Db, within } from '#lib/db.ts'
import { Refused } from '#lib/errors.ts'
import type { Operations } from '#lib/jobs/view.ts'
import { iso } from '#lib/jobs/view-row.ts'
import { can } from '#lib/workspaces/roles.ts'

/** What needs a person, and how the workspace's own queue is: for the owner. */
export async function operations(viewer: Viewer): Promise<Operations | Refused> {
  if (!can(viewer, 'operations.read')) return new Refused('not_allowed')
  return within(viewer, async (tx) => ({
    attention: await attentionOf(tx, viewer),
    queue: await queueOf(tx, viewer),
  }))
}

async function attentionOf(tx: Db, viewer: Viewer): Promise<Operations['attention']> {
  const jobs = await tx.job.findMany({
    where: { workspaceId: viewer.workspaceId, state: 'attention' },
    orderBy: { id: 'asc' },
    take: 200,
    select: {
      id: true,
      prompt: true,
      createdAt: true,
      user: { select: { name: true } },
      attempts: {
        orderBy: { n: 'asc' },
        select: {
          n: true,
          state: true,
          sendingAt: true,
          taskId: true,
          traceId: true,
          attentionAt: true,
        },
      },
    },
  })
  return jobs.map(({ id, prompt, createdAt, user, attempts }) => ({
    jobId: id,
    prompt,
    memberName: user.name,
    since: (attempts.at(-1)?.attentionAt ?? createdAt).toISOString(),
    attempts: attempts.map(({ n, state, sendingAt, taskId, traceId }) => ({
      n,
      state,
      sentAt: iso(sendingAt),
      taskId,
      traceId,
    })),
  }))
}

async function queueOf(tx: Db, viewer: Viewer): Promise<Operations['queue']> {
  const [counts] = await tx.$queryRaw<Operations['queue'][]>`
    select
      count(*) filter (where state = 'queued')::int as queued,
      count(*) filter (where state = 'submitting')::int as submitting,
      count(*) filter (where state = 'rendering')::int as rendering,
      count(*) filter (where state = 'saving')::int as saving,
      to_char(min(created_at) filter (where state = 'queued') at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "oldestQueuedAt"
    from job where workspace_id = ${viewer.workspaceId}::uuid and state in ('queued', 'submitting', 'rendering', 'saving')`
  return counts ?? { queued: 0, submitting: 0, rendering: 0, saving: 0, oldestQueuedAt: null }
}
