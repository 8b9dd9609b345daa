import 'server-only'
import type { Person, Viewer } from '#lib/accounts/viewer.ts'
import { secondsFromNow } from '#lib/clock.ts'
import { machineDb, rowsWithin, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { graceSeconds } from '#lib/workspaces/grace.ts'
import { open } from '#lib/workspaces/invitation-rows.ts'
import { isAbove } from '#lib/workspaces/rank.ts'
import { can, type Role } from '#lib/workspaces/roles.ts'
import type { ClosedWorkspace, InvitationLine, MemberLine } from '#lib/workspaces/view.ts'

/** Everybody in the viewer's workspace: by role, then by name. */
export async function members(viewer: Viewer): Promise<MemberLine[]> {
  const { workspaceId } = viewer
  const rows = await rowsWithin<
    Omit<MemberLine, 'isSelf' | 'may' | 'joinedAt' | 'lastSeenAt'> & {
      joinedAt: Date
      lastSeenAt: Date | null
    }
  >(
    viewer,
    Prisma.sql`
      select m.user_id as "userId", u.name, u.email, m.role::text as role, m.created_at as "joinedAt",
        (select max(s.last_seen_at) from session s where s.user_id = m.user_id) as "lastSeenAt",
        (select count(*)::int from job j
          where j.workspace_id = m.workspace_id and j.user_id = m.user_id and j.state = 'queued') as waiting
      from member m join "user" u on u.id = m.user_id
      where m.workspace_id = ${workspaceId}::uuid
      order by m.role, lower(u.name), m.user_id`,
  )
  return rows.map((row) => {
    const isSelf = row.userId === viewer.userId
    const reach = can(viewer, 'member.change') && !isAbove(row.role, viewer.role)
    return {
      ...row,
      joinedAt: row.joinedAt.toISOString(),
      lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
      isSelf,
      may: { change: reach, transfer: !isSelf && can(viewer, 'workspace.transfer') },
    }
  })
}

/** The invitations that somebody may still use, the newest first. For those who may invite. */
export async function openInvitations(viewer: Viewer): Promise<InvitationLine[]> {
  if (!can(viewer, 'member.invite')) return []
  const { workspaceId } = viewer
  const [rows, inviters] = await within(viewer, async (tx) => {
    const found = await tx.invitation.findMany({
      where: { workspaceId, ...open() },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { id: true, email: true, role: true, invitedById: true, expiresAt: true },
    })
    const ids = [...new Set(found.map(({ invitedById }) => invitedById))]
    const where = { id: { in: ids } }
    return [found, await tx.user.findMany({ where, select: { id: true, name: true } })] as const
  })
  const names = new Map(inviters.map(({ id, name }) => [id, name]))
  return rows.map(({ id, email, role, invitedById, expiresAt }) => ({
    id,
    email,
    role,
    inviterName: names.get(invitedById) ?? null,
    expiresAt: expiresAt.toISOString(),
  }))
}

/** Whom the workspace lets in by the domain of their address. */
export async function autoJoinOf(viewer: Viewer): Promise<{ domain: string | null; role: Role }> {
  const { autoJoinDomain: domain, autoJoinRole: role } = await within(viewer, (tx) =>
    tx.workspace.findUniqueOrThrow({
      where: { id: viewer.workspaceId },
      select: { autoJoinDomain: true, autoJoinRole: true },
    }),
  )
  return { domain, role }
}

/** Deleted workspaces that the person owned and can bring back. */
export async function closedWorkspaces(person: Person): Promise<ClosedWorkspace[]> {
  const rows = await machineDb().workspace.findMany({
    where: {
      deletedAt: { gt: secondsFromNow(-graceSeconds) },
      members: { some: { userId: person.userId, role: 'owner' } },
    },
    orderBy: { deletedAt: 'desc' },
    select: { slug: true, name: true, deletedAt: true },
  })
  return rows.map(({ slug, name, deletedAt }) => ({
    slug,
    name,
    goneAt: new Date((deletedAt?.getTime() ?? 0) + graceSeconds * 1000).toISOString(),
  }))
}

/** Whether the videos that the viewer downloads carry their settings. */
export async function tagsDownloads(viewer: Viewer): Promise<boolean> {
  const { workspaceId, userId } = viewer
  const member = await within(viewer, (tx) =>
    tx.member.findUnique({
      where: { workspaceId_userId: { workspaceId, userId } },
      select: { tagsDownloads: true },
    }),
  )
  return member?.tagsDownloads ?? true
}
