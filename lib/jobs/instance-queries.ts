import 'server-only'
import type { Administrator } from '#lib/accounts/viewer.ts'
import { secondsFromNow } from '#lib/clock.ts'
import { machineDb } from '#lib/db.ts'
import type { InstanceHealth } from '#lib/jobs/view.ts'
import { iso, isWait } from '#lib/jobs/view-row.ts'

/** A process that said nothing for an hour is history. */
const rememberedSeconds = 3600

/** How the upstream accounts and the processes are, of all workspaces: for who runs the instance. */
export async function instanceHealth(_administrator: Administrator): Promise<InstanceHealth> {
  const [upstreams, processes] = await Promise.all([
    machineDb().upstream.findMany({ orderBy: { accountId: 'asc' }, take: 100 }),
    machineDb().process.findMany({
      where: { seenAt: { gt: secondsFromNow(-rememberedSeconds) } },
      orderBy: { seenAt: 'desc' },
      take: 20,
    }),
  ])
  return {
    upstreams: upstreams.map((upstream) => ({
      accountId: upstream.accountId,
      provider: upstream.provider,
      mode: upstream.mode,
      pausedUntil: iso(upstream.pausedUntil),
      pauseCode: isWait(upstream.pauseCode) ? upstream.pauseCode : null,
      lastOkAt: iso(upstream.lastOkAt),
      lastErrorAt: iso(upstream.lastErrorAt),
      lastErrorCode: upstream.lastErrorCode,
      callbackSeenAt: iso(upstream.callbackSeenAt),
    })),
    processes: processes.map(({ kind, startedAt, seenAt }) => ({
      kind,
      startedAt: startedAt.toISOString(),
      seenAt: seenAt.toISOString(),
    })),
  }
}
