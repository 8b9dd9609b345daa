import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { now } from '#lib/clock.ts'
import { type Db, within } from '#lib/db.ts'
import { Refused } from '#lib/errors.ts'
import { lockedStanding, ringSessions } from '#lib/workspaces/lock-rows.ts'
import { refusalOf, rolesUpTo } from '#lib/workspaces/rank.ts'
import { can, type Role } from '#lib/workspaces/roles.ts'

type Changed = { userId: string; role: Role }

/** Gives a member another role, as far as the viewer's own role reaches at that moment. */
export function updateRole(viewer: Viewer, userId: string, role: Role): Promise<Changed | Refused> {
  return within(viewer, async (tx) => {
    const standing = await lockedStanding(tx, people(viewer, userId))
    const refused = refusalOf(standing, role)
    if (refused) return new Refused(refused)
    if (standing.subject === role) return { userId, role }
    await setRole(tx, viewer, userId, role)
    await ringSessions(tx, viewer.workspaceId)
    await appendAudit(tx, viewer.workspaceId, viewer, {
      action: 'member.role_changed',
      subject: { kind: 'member', id: userId },
      before: { role: standing.subject ?? null },
      after: { role },
    })
    return { userId, role }
  })
}

/** Makes another member an owner and the viewer an admin, at one instant. */
export function moveOwnership(viewer: Viewer, userId: string): Promise<Changed | Refused> {
  return within(viewer, async (tx) => {
    const { actor, subject, isSelf } = await lockedStanding(tx, people(viewer, userId))
    if (!actor || !subject || isSelf) return new Refused('not_found')
    if (!can({ role: actor }, 'workspace.transfer')) return new Refused('not_allowed')
    await setRole(tx, viewer, userId, 'owner')
    await setRole(tx, viewer, viewer.userId, 'admin')
    await ringSessions(tx, viewer.workspaceId)
    await appendAudit(tx, viewer.workspaceId, viewer, {
      action: 'ownership.transferred',
      subject: { kind: 'member', id: userId },
      before: { role: subject },
      after: { role: 'owner' },
    })
    return { userId, role: 'owner' }
  })
}

/** What becomes of the jobs that a leaver has waiting. lib/jobs knows how; it happens in the same transaction. */
export type Waiting = {
  /** Cancels them or gives them to somebody else; answers which they were. */
  settle(tx: Db): Promise<string[]>
  /** Adds it to their receipts: the last thing in the transaction. */
  tell(tx: Db, jobIds: string[]): Promise<void>
}

/** Takes a member out of the workspace, or lets the viewer go. Their takes stay, under their name. */
export function deleteMember(
  viewer: Viewer,
  userId: string,
  waiting: Waiting,
): Promise<{ userId: string; settled: number } | Refused> {
  return within(viewer, async (tx) => {
    const { workspaceId } = viewer
    const standing = await lockedStanding(tx, people(viewer, userId))
    const refused = refusalOf(standing)
    if (refused) return new Refused(refused)
    const jobIds = await waiting.settle(tx)
    await tx.member.delete({ where: { workspaceId_userId: { workspaceId, userId } } })
    await revokeInvitations(tx, viewer, userId, [])
    await ringSessions(tx, workspaceId)
    await appendAudit(tx, workspaceId, viewer, {
      action: standing.isSelf ? 'member.left' : 'member.removed',
      subject: { kind: 'member', id: userId },
      before: { role: standing.subject ?? null },
    })
    await waiting.tell(tx, jobIds)
    return { userId, settled: jobIds.length }
  })
}

function people({ workspaceId, userId }: Viewer, subjectId: string) {
  return { workspaceId, actorId: userId, subjectId }
}

async function setRole(tx: Db, viewer: Viewer, userId: string, role: Role): Promise<void> {
  const { workspaceId } = viewer
  await tx.member.update({
    where: { workspaceId_userId: { workspaceId, userId } },
    data: { role },
    select: { userId: true },
  })
  const mayStillGive = can({ role }, 'member.invite') ? rolesUpTo(role) : []
  await revokeInvitations(tx, viewer, userId, mayStillGive)
}

/** Nobody comes in by the word of who could not ask them in any more. */
async function revokeInvitations(
  tx: Db,
  { workspaceId }: Viewer,
  invitedById: string,
  keptRoles: Role[],
): Promise<void> {
  await tx.invitation.updateMany({
    where: {
      workspaceId,
      invitedById,
      acceptedAt: null,
      revokedAt: null,
      role: { notIn: keptRoles },
    },
    data: { revokedAt: now() },
  })
}

export async function setTagsDownloads(viewer: Viewer, tagsDownloads: boolean): Promise<void> {
  const { workspaceId, userId } = viewer
  await within(viewer, (tx) =>
    tx.member.updateMany({ where: { workspaceId, userId }, data: { tagsDownloads } }),
  )
}
