import 'server-only'
import { type Db, db, transaction } from '#lib/db.ts'
import { appendEvent } from '#lib/jobs/event-rows.ts'

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
  return transaction(async (tx) => {
    await tx.$executeRaw`
      insert into upstream (account_id, provider) values (${permits.accountId}, ${permits.provider})
      on conflict (account_id) do nothing`
    const [upstream] = await tx.$queryRaw<
      { mode: 'vote' | 'advisory' | 'none'; callbackBroken: boolean }[]
    >`
      select mode::text as "mode", coalesce(callback_error_at > now() - interval '10 minutes', false) as "callbackBroken"
      from upstream
      where account_id = ${permits.accountId} and (paused_until is null or paused_until <= now())
      for update`
    if (!upstream || !(await permitFree(tx, permits))) return undefined
    const next = await nextInTurn(tx)
    if (!next) return undefined
    const mode = permits.callbacks && !upstream.callbackBroken ? upstream.mode : 'none'
    return take(tx, next, permits, mode)
  })
}

async function permitFree(tx: Db, { accountId, rpm, concurrency }: Permits): Promise<boolean> {
  const [used] = await tx.$queryRaw<{ inWindow: number; inFlight: number }[]>`
    select
      (select count(*) from attempt
        where account_id = ${accountId} and sending_at > now() - make_interval(secs => ${windowSeconds}))::int as "inWindow",
      (select count(*) from job j join attempt a on a.job_id = j.id
        where j.state in ('submitting', 'rendering') and a.account_id = ${accountId}
          and a.state in ('sending', 'unknown', 'accepted'))::int as "inFlight"`
  return used !== undefined && used.inWindow < rpm && used.inFlight < concurrency
}

type Next = { jobId: string; attemptId: string; workspaceId: string; userId: string }

async function nextInTurn(tx: Db): Promise<Next | undefined> {
  const [next] = await tx.$queryRaw<Next[]>`
    with oldest as (
      select distinct on (j.workspace_id, j.user_id) j.id, j.workspace_id, j.user_id, j.created_at
      from job j
      where j.state = 'queued' and j.due_at <= now()
      order by j.workspace_id, j.user_id, j.created_at, j.id
    )
    select o.id as "jobId", a.id as "attemptId", o.workspace_id as "workspaceId", o.user_id as "userId"
    from oldest o
    join attempt a on a.job_id = o.id and a.state = 'prepared'
    left join member m on m.workspace_id = o.workspace_id and m.user_id = o.user_id
    order by m.last_sent_at nulls first, o.created_at, o.id
    limit 1`
  return next
}

/** prepared → sending and queued → submitting together; another process may have been first. */
async function take(
  tx: Db,
  next: Next,
  permits: Permits,
  mode: Sending['mode'],
): Promise<Sending | undefined> {
  const taken = await tx.$executeRaw`
    update attempt set state = 'sending', sending_at = now(), account_id = ${permits.accountId}, mode = ${mode}::callback_mode,
      sender_boot_id = ${permits.bootId}::uuid, lease_until = now() + make_interval(secs => ${permits.leaseSeconds})
    where id = ${next.attemptId}::uuid and state = 'prepared'`
  if (taken === 0) return undefined
  const [sending] = await tx.$queryRaw<Sending[]>`
    update job j set state = 'submitting', looks = 0, waiting_code = null, submitted_at = now(), due_at = null
    from attempt a
    where j.id = ${next.jobId}::uuid and j.state = 'queued' and a.id = ${next.attemptId}::uuid
    returning a.id as "attemptId", j.id as "jobId", a.n, a.account_id as "accountId", j.frame_id as "frameId", j.prompt, j.model,
      j.duration_seconds as "durationSeconds", j.resolution, j.prompt_optimizer as "promptOptimizer",
      j.fast_pretreatment as "fastPretreatment", a.mode::text as "mode"`
  if (!sending) throw new Error('an attempt was prepared for a job that is not queued') // rolls the attempt back
  await tx.$executeRaw`
    update member set last_sent_at = clock_timestamp()
    where workspace_id = ${next.workspaceId}::uuid and user_id = ${next.userId}::uuid`
  await appendEvent(tx, { jobId: sending.jobId, attemptId: sending.attemptId, kind: 'sending' })
  return sending
}

/** True when a job waits whose time has come. */
export async function somethingQueued(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ waits: boolean }[]>`
    select exists (select 1 from job where state = 'queued' and due_at <= now()) as "waits"`
  return row?.waits ?? false
}
