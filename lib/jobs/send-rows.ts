import 'server-only'
import { machineRowsAfter } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { added, told } from '#lib/jobs/event-rows.ts'
import { sendable, sendingTeams, teams } from '#lib/jobs/sendable-rows.ts'

/** A create call that may be made now: its attempt is already committed as `sending`. */
export type Sending = {
  attemptId: string
  jobId: string
  n: number
  accountId: string
  frameId: string
  prompt: string
  model: string
  durationSeconds: number
  resolution: string
  promptOptimizer: boolean
  fastPretreatment: boolean
  mode: 'vote' | 'advisory' | 'none'
  /** Whether anything else waits for this account. */
  moreWaits: boolean
}

export type Permits = {
  accountId: string
  provider: string
  bootId: string
  leaseSeconds: number
  /** Whether the upstream can reach us at all. */
  callbacks: boolean
  /** The account of workspaces that brought no key; `rpm` and `concurrency` are what the environment gives it. */
  instanceAccountId: string
} & Limits

type Limits = { rpm: number; concurrency: number }

/** Requests travel at different speeds: the window is a little longer than the upstream's minute. */
const windowSeconds = 62

/**
 * Takes the next attempt that may be sent with an account, in one short transaction under the account's row:
 * all processes and all workspaces that use it share its limits. Next is the workspace that waited longest
 * since a send; in it what an admin pinned, then single jobs before batches; among these the member who
 * waited longest, and the oldest of their jobs. Undefined when nothing waits, no permit is free, or the
 * account is paused.
 */
export async function claimNextSend(permits: Permits): Promise<Sending | undefined> {
  const { accountId, provider } = permits
  // A statement of its own, and the first: what is counted after it stays true until the transaction ends. Every count
  // has its index, but a plan that was made while the tables were empty reads them whole for as long as it is kept.
  const lock = Prisma.sql`
    set local enable_seqscan = off;
    insert into upstream (account_id, provider) values (${accountId}, ${provider}) on conflict (account_id) do nothing;
    select from upstream where account_id = ${accountId} for update`
  const [taken] = await machineRowsAfter<Sending>(lock, take(permits))
  return taken
}

/**
 * queued → submitting and prepared → sending together, for the next in turn while a permit is free. A cancel
 * may have been first. The time of sending is this statement's, not the transaction's: that one may have
 * waited for the account's row, and the window must not begin before the call. Permits are counted up to the limit and
 * no further, each by one index, whatever the planner knows of the tables: on a new database it knows nothing.
 */
function take(permits: Permits): Prisma.Sql {
  const { accountId, bootId, leaseSeconds, instanceAccountId } = permits
  return Prisma.sql`
    with recursive ${teams}, account as (${accountOf(permits)}), used as (
      select
        (select count(*) from (select from attempt where account_id = ${accountId}
          and sending_at > statement_timestamp() - make_interval(secs => ${windowSeconds})
          order by sending_at limit (select rpm from account)) called) as in_window,
        (select count(*) from (select from job j where j.state in ('submitting', 'rendering') and ${accountId} = (
          select a.account_id from attempt a where a.job_id = j.id and a.state in ('sending', 'unknown', 'accepted')
        ) limit (select concurrency from account)) flying) as in_flight,
        (select count(*) from attempt where account_id = ${accountId} and state = 'sending') as under_way
    ), mine as (
      select w.id, w.last_sent_at from ${sendingTeams}
      where coalesce(k.account_id, ${instanceAccountId}) = ${accountId}
        and exists (select from job j where j.workspace_id = w.id and ${sendable})
    ), turn as (
      select mine.id from mine, used, account
      where not account.paused and used.in_window < account.rpm and used.in_flight < account.concurrency
        and (not account.probing or used.under_way = 0)
      order by mine.last_sent_at nulls first, mine.id
      limit 1
    ), next as (
      select j.id
      from turn join job j on j.workspace_id = turn.id and ${sendable}
      join attempt a on a.job_id = j.id and a.state = 'prepared'
      left join member m on m.workspace_id = j.workspace_id and m.user_id = j.user_id
      order by j.pinned_at nulls last, j.batch_id is not null, m.last_sent_at nulls first, j.created_at, j.id
      limit 1
    ), moved as (
      update job j set state = 'submitting', looks = 0, waiting_code = null, submitted_at = statement_timestamp(), due_at = null
      from next where j.id = next.id and j.state = 'queued'
      returning j.*
    ), sent as (
      update attempt a set state = 'sending', sending_at = statement_timestamp(), account_id = ${accountId},
        mode = account.mode, sender_boot_id = ${bootId}::uuid,
        lease_until = statement_timestamp() + make_interval(secs => ${leaseSeconds})
      from moved, account where a.job_id = moved.id and a.state = 'prepared'
      returning a.id, a.n, a.mode
    ), member_turn as (
      update member m set last_sent_at = clock_timestamp() from moved
      where m.workspace_id = moved.workspace_id and m.user_id = moved.user_id
    ), step as (
      select moved.workspace_id, moved.id as job_id, sent.id as attempt_id from moved, sent
    ), ${added('sending', {}, Prisma.sql`, last_sent_at = clock_timestamp()`)}, told as (${told})
    select sent.id as "attemptId", j.id as "jobId", sent.n, ${accountId} as "accountId",
      j.frame_id as "frameId", j.prompt, j.model,
      j.duration_seconds as "durationSeconds", j.resolution, j.prompt_optimizer as "promptOptimizer",
      j.fast_pretreatment as "fastPretreatment", sent.mode::text as "mode",
      exists (select from mine join job w on w.workspace_id = mine.id and w.state = 'queued' and w.due_at <= now() and w.id <> j.id) as "moreWaits",
      (select count(*) from told) as told
    from moved j, sent`
}

/**
 * The account as it is now: `mode`, `paused`, `probing` (a pause is over and no call was accepted since: one goes
 * first, and the others wait for it), `rpm` and `concurrency`. Where several workspaces brought the same key, the
 * strictest of their limits holds for all.
 */
function accountOf(permits: Permits): Prisma.Sql {
  const { accountId, instanceAccountId, callbacks } = permits
  const given = accountId === instanceAccountId ? permits : { rpm: null, concurrency: null }
  return Prisma.sql`
    select case when ${callbacks} and not coalesce(u.callback_error_at > now() - interval '10 minutes', false) then u.mode
        else 'none' end as mode,
      coalesce(u.paused_until > now(), false) as paused, u.pause_code is not null as probing,
      coalesce(least(k.rpm, ${given.rpm}::int), 0) as rpm, coalesce(least(k.concurrency, ${given.concurrency}::int), 0) as concurrency
    from upstream u, lateral (
      select min(rpm) as rpm, min(concurrency) as concurrency from upstream_key
      where account_id = u.account_id and removed_at is null
    ) k
    where u.account_id = ${accountId}`
}
