import 'server-only'
import { revokeSessionsIn } from '#lib/accounts/session-end-rows.ts'
import { type Actor, appendAudit, instanceChain } from '#lib/audit/append.ts'
import { now } from '#lib/clock.ts'
import { machineRows, machineTransaction } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { liveChannel } from '#lib/live.ts'

/** Suspends a person, which ends their sessions and open streams at once, or lets them in again. */
export function changeUser(actor: Actor, id: string, suspended: boolean): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, suspendedAt: suspended ? null : { not: null } },
      data: { suspendedAt: suspended ? now() : null },
    })
    if (count === 0) return false
    if (suspended) await revokeSessionsIn(tx, { userId: id })
    const action = suspended ? 'account.suspended' : 'account.resumed'
    await appendAudit(tx, instanceChain, actor, { action, subject: { kind: 'account', id } })
    return true
  })
}

/** Closes a workspace to its members from their next request on, open streams included, or opens it again. */
export function changeWorkspace(actor: Actor, id: string, suspended: boolean): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const { count } = await tx.workspace.updateMany({
      where: { id, suspendedAt: suspended ? null : { not: null } },
      data: { suspendedAt: suspended ? now() : null },
    })
    if (count === 0) return false
    await tx.$executeRaw`select pg_notify(${liveChannel}, ${`${id}:session`})`
    const action = suspended ? 'workspace.suspended' : 'workspace.resumed'
    await appendAudit(tx, instanceChain, actor, { action, subject: { kind: 'workspace', id } })
    return true
  })
}

/** Makes an account an administrator of the instance; undefined when there is none with this address. */
export function appoint(email: string): Promise<{ name: string; changed: boolean } | undefined> {
  return machineTransaction(async (tx) => {
    const user = await tx.user.findUnique({
      where: { email },
      select: { id: true, name: true, isAdministrator: true },
    })
    if (!user) return undefined
    const { id, name, isAdministrator } = user
    if (isAdministrator) return { name, changed: false }
    await tx.user.update({ where: { id }, data: { isAdministrator: true }, select: { id: true } })
    const actor = { userId: id, name, address: '', userAgent: 'npm run admin' }
    const subject = { kind: 'account', id } as const
    await appendAudit(tx, instanceChain, actor, { action: 'account.made_administrator', subject })
    return { name, changed: true }
  })
}

/** How many rows a page of a list has. */
const pageLength = 50

/** Accounts whose name or address has `search` in it, the newest first, from the one after `after` on. */
export function findUsers(search: string, after: string | undefined) {
  return machineRows<UserRow>(Prisma.sql`
    select u.id, u.name, u.email, u.created_at as "createdAt", u.suspended_at as "suspendedAt",
      u.is_administrator as "isAdministrator", u.email_verified_at is not null as "emailVerified",
      u.totp_confirmed_at is not null as "secondFactor",
      (select max(s.last_seen_at) from session s where s.user_id = u.id) as "lastSeenAt",
      array(select w.name from member m join workspace w on w.id = m.workspace_id
        where m.user_id = u.id order by m.created_at, w.id limit 4) as workspaces
    from "user" u
    where (u.name ilike ${pattern(search)} or u.email ilike ${pattern(search)}) and ${olderThan('u', after)}
    order by u.id desc limit ${pageLength + 1}`)
}

type UserRow = {
  id: string
  name: string
  email: string
  createdAt: Date
  suspendedAt: Date | null
  isAdministrator: boolean
  emailVerified: boolean
  secondFactor: boolean
  lastSeenAt: Date | null
  workspaces: string[]
}

/** The same for workspaces, by their name, their address or an owner's. */
export function findWorkspaces(search: string, after: string | undefined) {
  return machineRows<WorkspaceRow>(Prisma.sql`
    select w.id, w.name, w.slug, w.created_at as "createdAt", w.suspended_at as "suspendedAt", w.deleted_at as "deletedAt",
      (select count(*)::int from member m where m.workspace_id = w.id) as members,
      array(select u.email from member m join "user" u on u.id = m.user_id
        where m.workspace_id = w.id and m.role = 'owner' order by m.created_at, u.id limit 3) as owners,
      (select max(e.at) from event e where e.workspace_id = w.id and e.seq = w.last_event_seq) as "lastEventAt"
    from workspace w
    where (w.name ilike ${pattern(search)} or w.slug ilike ${pattern(search)} or exists (
      select from member m join "user" u on u.id = m.user_id
      where m.workspace_id = w.id and m.role = 'owner' and u.email ilike ${pattern(search)}
    )) and ${olderThan('w', after)}
    order by w.id desc limit ${pageLength + 1}`)
}

type WorkspaceRow = {
  id: string
  name: string
  slug: string
  createdAt: Date
  suspendedAt: Date | null
  deletedAt: Date | null
  members: number
  owners: string[]
  lastEventAt: Date | null
}

/** `%` and `_` are what was typed, not wildcards. */
function pattern(search: string): string {
  return `%${search.replace(/[\\%_]/g, '\\$&')}%`
}

function olderThan(table: 'u' | 'w', after: string | undefined): Prisma.Sql {
  return after ? Prisma.sql`${Prisma.raw(table)}.id < ${after}::uuid` : Prisma.sql`true`
}

/** Cuts off the row that only says that there are more. */
export function pageOf<Row extends { id: string }>(rows: Row[]): { rows: Row[]; next?: string } {
  const shown = rows.slice(0, pageLength)
  const last = shown.at(-1)
  return rows.length > pageLength && last ? { rows: shown, next: last.id } : { rows: shown }
}
