import 'server-only'
import { machineRows } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/** Which jobs may be sent, and with whose account: SQL that the dispatcher's statements share. */

/** An upstream account that something may be sent with. */
export type SendingAccount = { accountId: string; provider: string }

/** `job j` may be sent: its time has come, and who has to agree has agreed. */
export const sendable = Prisma.sql`
  j.state = 'queued' and j.due_at <= now() and (j.approval_asked_at is null or j.approved_by_id is not null)`

/** `teams (workspace_id)`: the workspaces where something waits, one step through the index for each. */
export const teams = Prisma.sql`
  teams as (
    (select workspace_id from job where state = 'queued' order by workspace_id limit 1)
    union all
    select (
      select j.workspace_id from job j where j.state = 'queued' and j.workspace_id > teams.workspace_id
      order by j.workspace_id limit 1
    ) from teams where teams.workspace_id is not null
  )`

/** From `teams`: `workspace w` that may send, and `upstream_key k`, the key it brought, or nulls. */
export const sendingTeams = Prisma.sql`
  teams join workspace w on w.id = teams.workspace_id and w.deleted_at is null and w.suspended_at is null
    left join upstream_key k on k.workspace_id = w.id and k.removed_at is null`

/** The accounts with which something may be sent now. `instance`: that of workspaces that brought no key. */
export function accountsWaiting(instance: SendingAccount): Promise<SendingAccount[]> {
  return machineRows(Prisma.sql`
    with recursive ${teams}
    select distinct coalesce(k.account_id, ${instance.accountId}) as "accountId", coalesce(k.provider, ${instance.provider}) as provider
    from ${sendingTeams}
    where exists (select from job j where j.workspace_id = w.id and ${sendable})
      and not exists (
        select from upstream u
        where u.account_id = coalesce(k.account_id, ${instance.accountId}) and u.paused_until > now())`)
}
