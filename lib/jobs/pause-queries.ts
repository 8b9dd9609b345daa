import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import { machineRows } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { WaitingCode } from '#lib/jobs/failure.ts'
import { upstreamAccount } from '#lib/jobs/upstream.ts'

/** Why nothing of a workspace is sent until a person mends something, and how many of its jobs wait. */
export type PauseView = {
  code: Extract<WaitingCode, 'upstream_balance' | 'upstream_auth' | 'quota'>
  /** When it is tried again by itself; ISO 8601. */
  triedAt: string
  waiting: number
  /** The key that is refused or without credit is the workspace's own. */
  own: boolean
}

/** Null when the account that the workspace sends with does not pause for such a reason: nearly always. */
export async function pauseFor(_scope: System, workspaceId: string): Promise<PauseView | null> {
  const [pause] = await machineRows<Omit<PauseView, 'triedAt'> & { triedAt: Date }>(Prisma.sql`
    with key as (select account_id from upstream_key where workspace_id = ${workspaceId}::uuid and removed_at is null)
    select u.pause_code as code, u.paused_until as "triedAt", exists (select from key) as own,
      (select count(*)::int from job where workspace_id = ${workspaceId}::uuid and state = 'queued') as waiting
    from upstream u
    where u.account_id = coalesce((select account_id from key), ${upstreamAccount().id})
      and u.pause_code in ('upstream_balance', 'upstream_auth', 'quota')
      and (u.paused_until > now() or exists (select from job where workspace_id = ${workspaceId}::uuid and state = 'queued'))`)
  return pause ? { ...pause, triedAt: pause.triedAt.toISOString() } : null
}
