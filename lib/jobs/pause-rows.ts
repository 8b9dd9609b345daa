import 'server-only'
import { type Actor, appendAudit } from '#lib/audit/append.ts'
import { secondsFromNow } from '#lib/clock.ts'
import { type Db, machineDb, machineTransaction } from '#lib/db.ts'
import type { WaitingCode } from '#lib/jobs/failure.ts'
import { pauseSeconds } from '#lib/jobs/lifecycle.ts'

/** The pause of an upstream account, which every dispatcher obeys. */

/**
 * No create call for a while: longer each time in a row. What is refused while it lasts was under way when it
 * began and makes it no longer, unless the upstream itself named the time.
 */
export async function pauseAccount(
  accountId: string,
  code: WaitingCode,
  seconds: number,
): Promise<void> {
  await machineTransaction(async (tx) => {
    const [account] = await tx.$queryRaw<{ pauses: number; paused: boolean }[]>`
      select pauses, coalesce(paused_until > now(), false) as paused from upstream where account_id = ${accountId} for update`
    if (!account) return
    if (account.paused) {
      await tx.$executeRaw`
        update upstream set paused_until = greatest(paused_until, ${secondsFromNow(code === 'rate_limited' ? seconds : 0)})
        where account_id = ${accountId}`
      return
    }
    const pausedUntil = secondsFromNow(pauseSeconds(code, seconds, account.pauses))
    await tx.upstream.update({
      where: { accountId },
      data: { pausedUntil, pauseCode: code, pauses: { increment: 1 } },
      select: { accountId: true },
    })
  })
}

/**
 * A call was accepted after a pause was over: the reason for it is gone, and who waited for that need not
 * wait for their own next try. A call that was under way when the pause began proves nothing.
 */
export async function endPause(accountId: string): Promise<void> {
  if (!(await pauseOf(accountId))?.pauseCode) return // nearly always: then nothing is locked
  await machineTransaction(async (tx) => {
    const [ended] = await tx.$queryRaw<{ code: string }[]>`
      update upstream u set paused_until = null, pause_code = null, pauses = 0
      from (select account_id, pause_code from upstream where account_id = ${accountId} for update) before
      where u.account_id = before.account_id and before.pause_code is not null and u.paused_until <= now()
      returning before.pause_code as code`
    if (ended) await wake(tx, accountId, ended.code)
  })
}

/**
 * A person says that the reason is gone: the next call goes out now. It is one call; only its success ends
 * the pause. Says whether there was a pause that a person may end: not one for asking too often.
 */
export async function cutPauseShort(
  accountId: string,
  workspaceId: string,
  actor: Actor,
): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const [cut] = await tx.$queryRaw<{ code: string }[]>`
      update upstream set paused_until = now()
      where account_id = ${accountId} and paused_until > now() and pause_code in ('upstream_balance', 'upstream_auth', 'quota')
      returning pause_code as code`
    if (!cut) return false
    await wake(tx, accountId, cut.code)
    await appendAudit(tx, workspaceId, actor, {
      action: 'upstream.resumed',
      subject: { kind: 'upstream', id: accountId },
      before: { paused: cut.code },
    })
    return true
  })
}

/** Whether the account pauses, or is about to be tried after a pause, and why. */
function pauseOf(accountId: string) {
  return machineDb().upstream.findUnique({
    where: { accountId },
    select: { pausedUntil: true, pauseCode: true },
  })
}

/** Jobs of the account that wait for `code` fall due now. */
async function wake(tx: Db, accountId: string, code: string): Promise<void> {
  await tx.$executeRaw`
    update job j set due_at = date_trunc('milliseconds', now()) from attempt a
    where a.job_id = j.id and a.state = 'prepared' and a.account_id = ${accountId}
      and j.state = 'queued' and j.waiting_code = ${code} and j.due_at > now()`
}
