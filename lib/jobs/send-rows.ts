import 'server-only'
import { type Db, machineDb, machineTransaction } from '#lib/db.ts'
import { added, told } from '#lib/jobs/event-rows.ts'

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
  /** Whether anything else waits too. */
  moreWaits: boolean
}

export type Permits = {
  accountId: string
  provider: string
  bootId: string
  rpm: number
  concurrency: number
  leaseSeconds: number
  /** Whether the upstream can reach us at all. */
  callbacks: boolean
}

/** Requests travel at different speeds: the window is a little longer than the upstream's minute. */
const windowSeconds = 62

/**
 * Takes the next attempt that may be sent, in one short transaction under the account's row: all processes
 * share the limits. Next is the member who waited longest since a send, then the oldest of their jobs.
 * Undefined when nothing waits, no permit is free, or the account is paused.
 */
export async function claimNextSend(permits: Permits): Promise<Sending | undefined> {
  return machineTransaction(async (tx) => {
    const account = await lockAccount(tx, permits)
    if (account.paused) return undefined
    const mode = permits.callbacks && !account.callbackBroken ? account.mode : 'none'
    return take(tx, permits, mode)
  })
}

type Account = { mode: Sending['mode']; callbackBroken: boolean; paused: boolean }

/** What is counted afterwards stays true until the transaction ends: so it is not the same statement. */
async function lockAccount(tx: Db, permits: Permits): Promise<Account> {
  const { accountId, provider } = permits
  const [account] = await tx.$queryRaw<Account[]>`
    select mode::text as "mode", coalesce(callback_error_at > now() - interval '10 minutes', false) as "callbackBroken",
      coalesce(paused_until > now(), false) as "paused"
    from upstream where account_id = ${accountId} for update`
  if (account) return account
  await tx.$executeRaw`
    insert into upstream (account_id, provider) values (${accountId}, ${provider}) on conflict (account_id) do nothing`
  return lockAccount(tx, permits)
}

/**
 * queued → submitting and prepared → sending together, for the next in turn while a permit is free. Another
 * process with another account, or a cancel, may have been first.
 */
async function take(tx: Db, permits: Permits, mode: Sending['mode']): Promise<Sending | undefined> {
  const { accountId, rpm, concurrency, bootId, leaseSeconds } = permits
  const [taken] = await tx.$queryRaw<(Sending & { sent: boolean })[]>`
    with used as (
      select
        (select count(*) from attempt
          where account_id = ${accountId} and sending_at > now() - make_interval(secs => ${windowSeconds})) as in_window,
        (select count(*) from job j join attempt a on a.job_id = j.id
          where j.state in ('submitting', 'rendering') and a.account_id = ${accountId}
            and a.state in ('sending', 'unknown', 'accepted')) as in_flight
    ), oldest as (
      select distinct on (j.workspace_id, j.user_id) j.id, j.workspace_id, j.user_id, j.created_at
      from job j
      where j.state = 'queued' and j.due_at <= now()
      order by j.workspace_id, j.user_id, j.created_at, j.id
    ), next as (
      select o.id, a.id as attempt_id
      from used, oldest o
      join attempt a on a.job_id = o.id and a.state = 'prepared'
      left join member m on m.workspace_id = o.workspace_id and m.user_id = o.user_id
      where used.in_window < ${rpm} and used.in_flight < ${concurrency}
      order by m.last_sent_at nulls first, o.created_at, o.id
      limit 1
    ), moved as (
      update job j set state = 'submitting', looks = 0, waiting_code = null, submitted_at = now(), due_at = null
      from next where j.id = next.id and j.state = 'queued'
      returning j.*, next.attempt_id
    ), sent as (
      update attempt a set state = 'sending', sending_at = now(), account_id = ${accountId}, mode = ${mode}::callback_mode,
        sender_boot_id = ${bootId}::uuid, lease_until = now() + make_interval(secs => ${leaseSeconds})
      from moved where a.id = moved.attempt_id and a.state = 'prepared'
      returning a.id, a.n
    ), turn as (
      update member m set last_sent_at = clock_timestamp() from moved
      where m.workspace_id = moved.workspace_id and m.user_id = moved.user_id
    ), step as (
      select moved.workspace_id, moved.id as job_id, sent.id as attempt_id from moved, sent
    ), ${added('sending')}, told as (${told})
    select sent.id is not null as "sent", sent.id as "attemptId", j.id as "jobId", sent.n, ${accountId} as "accountId",
      j.frame_id as "frameId", j.prompt, j.model,
      j.duration_seconds as "durationSeconds", j.resolution, j.prompt_optimizer as "promptOptimizer",
      j.fast_pretreatment as "fastPretreatment", ${mode} as "mode",
      exists (select 1 from job w where w.state = 'queued' and w.due_at <= now() and w.id <> j.id) as "moreWaits",
      (select count(*) from told) as told
    from moved j left join sent on true`
  if (!taken) return undefined
  if (!taken.sent) throw new Error('a job is queued whose attempt is not prepared') // rolls the job back
  return taken
}

/** True when a job waits whose time has come. */
export async function somethingQueued(): Promise<boolean> {
  const [row] = await machineDb().$queryRaw<{ waits: boolean }[]>`
    select exists (select 1 from job where state = 'queued' and due_at <= now()) as "waits"`
  return row?.waits ?? false
}
