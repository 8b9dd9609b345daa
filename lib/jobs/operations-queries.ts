import 'server-only'
import { type System, system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type Db, machineDb, within } from '#lib/db.ts'
import { Refused } from '#lib/errors.ts'
import type { Operations } from '#lib/jobs/view.ts'
import { iso, isWait } from '#lib/jobs/view-row.ts'
import { sendingAccount } from '#lib/upstream-keys/queries.ts'
import { can } from '#lib/workspaces/roles.ts'

/** What needs a person, and how the machinery is: for the owner. */
export async function operations(viewer: Viewer): Promise<Operations | Refused> {
  if (!can(viewer, 'operations.read')) return new Refused('not_allowed')
  const [{ attention, queue }, { upstream, processes }] = await Promise.all([
    within(viewer, async (tx) => ({
      attention: await attentionOf(tx, viewer),
      queue: await queueOf(tx, viewer),
    })),
    sendingAccount(viewer).then(({ accountId }) => machinery(system('operations'), accountId)),
  ])
  return {
    attention,
    upstream: upstream && {
      provider: upstream.provider,
      mode: upstream.mode,
      pausedUntil: iso(upstream.pausedUntil),
      pauseCode: isWait(upstream.pauseCode) ? upstream.pauseCode : null,
      lastOkAt: iso(upstream.lastOkAt),
      lastErrorAt: iso(upstream.lastErrorAt),
      lastErrorCode: upstream.lastErrorCode,
      callbackSeenAt: iso(upstream.callbackSeenAt),
    },
    queue,
    processes: processes.map(({ kind, startedAt, seenAt }) => ({
      kind,
      startedAt: startedAt.toISOString(),
      seenAt: seenAt.toISOString(),
    })),
  }
}

/** The upstream account that the workspace sends with, and the instance's processes: nobody's rows. */
async function machinery(_scope: System, accountId: string) {
  const [upstream, processes] = await Promise.all([
    machineDb().upstream.findUnique({ where: { accountId } }),
    machineDb().process.findMany({
      where: { seenAt: { gt: new Date(Date.now() - 3600_000) } },
      orderBy: { seenAt: 'desc' },
      take: 20,
    }),
  ])
  return { upstream, processes }
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
