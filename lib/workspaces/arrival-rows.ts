import 'server-only'
import type { Person } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { now } from '#lib/clock.ts'
import { type Db, machineRows, machineTransaction } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Role } from '#lib/workspaces/roles.ts'

/** How people come into a workspace that they are not in yet: no viewer can do this for themselves. */

/** Everything that decides about an invitation, found by what its link carries. */
export function invitationByToken(tokenSha256: string) {
  return machineRows<{
    workspaceId: string
    workspaceName: string
    workspaceSlug: string
    isClosed: boolean
    role: Role
    email: string | null
    inviterName: string | null
    expiresAt: Date
    revokedAt: Date | null
    acceptedAt: Date | null
    acceptedById: string | null
  }>(Prisma.sql`
    select i.workspace_id as "workspaceId", w.name as "workspaceName", w.slug as "workspaceSlug",
      w.deleted_at is not null or w.suspended_at is not null as "isClosed", i.role::text as role, i.email,
      u.name as "inviterName", i.expires_at as "expiresAt", i.revoked_at as "revokedAt", i.accepted_at as "acceptedAt",
      i.accepted_by_id as "acceptedById"
    from invitation i join workspace w on w.id = i.workspace_id left join "user" u on u.id = i.invited_by_id
    where i.token_sha256 = ${tokenSha256}`).then(([invitation]) => invitation)
}

/**
 * Uses an invitation up and makes the person a member, if it is open at this instant and theirs to use; says
 * whether it was. Who is a member already stays what they are, and the invitation stays open.
 */
export function takeUpInvitation(person: Person, tokenSha256: string): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const [used] = await tx.$queryRaw<{ id: string; workspaceId: string; role: Role }[]>`
      update invitation i set accepted_at = ${now()}, accepted_by_id = ${person.userId}::uuid
      from workspace w
      where i.token_sha256 = ${tokenSha256} and w.id = i.workspace_id and w.deleted_at is null and w.suspended_at is null
        and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${now()}
        and (i.email is null or i.email = ${person.email})
        and not exists (select from member m where m.workspace_id = w.id and m.user_id = ${person.userId}::uuid)
      returning i.id, i.workspace_id as "workspaceId", i.role::text as role`
    if (!used) return false
    await join(tx, person, used.workspaceId, used.role)
    await appendAudit(tx, used.workspaceId, person, {
      action: 'invitation.accepted',
      subject: { kind: 'invitation', id: used.id },
      after: { role: used.role },
    })
    return true
  })
}

/**
 * Makes a person with a verified address a member wherever its domain opens the door. Who left or was removed
 * is not brought back. Answers how many workspaces that were.
 */
export function joinByDomain(person: Person): Promise<number> {
  return machineTransaction(async (tx) => {
    const workspaces = await tx.$queryRaw<{ id: string; role: Role }[]>`
      select w.id, w.auto_join_role::text as role
      from "user" u join workspace w on w.auto_join_domain = split_part(u.email, '@', 2)
      where u.id = ${person.userId}::uuid and u.email_verified_at is not null and u.suspended_at is null
        and w.deleted_at is null and w.suspended_at is null
        and not exists (select from member m where m.workspace_id = w.id and m.user_id = u.id)
        and not exists (
          select from audit a where a.workspace_id = w.id and a.action in ('member.left', 'member.removed')
            and a.subject_id = u.id::text
        )
      order by w.id
      limit 20`
    for (const { id, role } of workspaces)
      if (await join(tx, person, id, role))
        await appendAudit(tx, id, person, {
          action: 'member.joined',
          subject: { kind: 'member', id: person.userId },
          after: { role },
        })
    return workspaces.length
  })
}

/** Two doors may open at once for the same person. */
async function join(tx: Db, { userId }: Person, workspaceId: string, role: Role): Promise<boolean> {
  const { count } = await tx.member.createMany({
    data: [{ workspaceId, userId, role }],
    skipDuplicates: true,
  })
  return count === 1
}
