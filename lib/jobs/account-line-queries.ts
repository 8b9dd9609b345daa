import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import { machineRows } from '#lib/db.ts'
import { env } from '#lib/env.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { AccountLoad } from '#lib/jobs/queue-order.ts'
import { sendingTeams, teams } from '#lib/jobs/sendable-rows.ts'
import { upstreamAccount } from '#lib/jobs/upstream.ts'

/** What stands between a workspace's queue and the upstream: numbers only, of whomever they are. */
export type AccountLine = {
  others: { queued: number; before: boolean }[]
  load: Omit<AccountLoad, 'takesSeconds'>
  /** A person must mend something first: nobody knows when the next call goes. */
  stopped: boolean
}

/** How busy an account is, as the workspace's next job sees it. */
export async function accountLine(
  _scope: System,
  accountId: string,
  workspaceId: string,
): Promise<AccountLine> {
  const { MINIMAX_RPM, MINIMAX_CONCURRENCY } = env()
  const instanceId = upstreamAccount().id
  const given = accountId === instanceId ? [MINIMAX_RPM, MINIMAX_CONCURRENCY] : [null, null]
  const others = machineRows<AccountLine['others'][number]>(Prisma.sql`
    with recursive ${teams}, mine as (select last_sent_at from workspace where id = ${workspaceId}::uuid)
    select
      (select count(*)::int from job j where j.workspace_id = w.id and j.state = 'queued'
        and (j.approval_asked_at is null or j.approved_by_id is not null)) as queued,
      mine.last_sent_at is not null and coalesce(w.last_sent_at < mine.last_sent_at, true) as before
    from mine, ${sendingTeams}
    where coalesce(k.account_id, ${instanceId}) = ${accountId} and w.id <> ${workspaceId}::uuid`)
  const load = machineRows<AccountLine['load'] & { stopped: boolean }>(Prisma.sql`
    select coalesce(least(min(k.rpm), ${given[0]}::int), 1) as rpm, coalesce(least(min(k.concurrency), ${given[1]}::int), 1) as concurrency,
      coalesce((select array_agg(extract(epoch from now() - a.sending_at)::float8 order by a.sending_at) from attempt a
        where a.account_id = ${accountId} and a.sending_at > now() - interval '62 seconds'), '{}') as "sentSecondsAgo",
      coalesce((select array_agg(extract(epoch from now() - a.sending_at)::float8 order by a.sending_at)
        from job j join attempt a on a.job_id = j.id
        where j.state in ('submitting', 'rendering') and a.account_id = ${accountId}
          and a.state in ('sending', 'unknown', 'accepted')), '{}') as "runningSeconds",
      coalesce((select greatest(0, extract(epoch from u.paused_until - now()))::float8 from upstream u where u.account_id = ${accountId}), 0) as "pauseSeconds",
      exists (select from upstream u where u.account_id = ${accountId} and u.pause_code in ('upstream_balance', 'upstream_auth', 'quota')) as stopped
    from upstream_key k where k.account_id = ${accountId} and k.removed_at is null`)
  const [{ stopped, ...now } = nothingKnown] = await load
  return { others: await others, load: now, stopped }
}

const nothingKnown = {
  rpm: 1,
  concurrency: 1,
  sentSecondsAgo: [],
  runningSeconds: [],
  pauseSeconds: 0,
  stopped: true,
}
