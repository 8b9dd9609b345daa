import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import type { VerbOf } from '#lib/audit/vocabulary.ts'
import { now, secondsFromNow } from '#lib/clock.ts'
import { type Db, within } from '#lib/db.ts'
import { Refused } from '#lib/errors.ts'
import { invitationLifeSeconds, openInvitationsAtMost } from '#lib/workspaces/invitation-life.ts'
import { lockedStanding } from '#lib/workspaces/lock-rows.ts'
import { isAbove } from '#lib/workspaces/rank.ts'
import { can, type Role } from '#lib/workspaces/roles.ts'

type NewInvitation = { tokenSha256: string; email: string | null; role: Role }

/** An invitation that somebody may still use. */
export const open = () => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } })

/** Writes an invitation. One that is open for the same address gives way to it. */
export function insertInvitation(
  viewer: Viewer,
  { tokenSha256, email, role }: NewInvitation,
): Promise<{ id: string } | Refused> {
  return within(viewer, async (tx) => {
    const { workspaceId, userId } = viewer
    const people = { workspaceId, actorId: userId, subjectId: userId }
    const { actor } = await lockedStanding(tx, people)
    if (!actor || !can({ role: actor }, 'member.invite')) return new Refused('not_allowed')
    if (isAbove(role, actor)) return new Refused('member_above', { field: 'role' })
    if (email !== null && (await isMember(tx, viewer, email)))
      return new Refused('already_member', { field: 'email' })
    if (email !== null)
      await tx.invitation.updateMany({
        where: { workspaceId, email, ...open() },
        data: { revokedAt: now() },
      })
    if ((await tx.invitation.count({ where: { workspaceId, ...open() } })) >= openInvitationsAtMost)
      return new Refused('invitations_many')
    const expiresAt = secondsFromNow(invitationLifeSeconds)
    const invitation = await tx.invitation.create({
      data: { workspaceId, tokenSha256, email, role, invitedById: userId, expiresAt },
      select: { id: true },
    })
    await audit(tx, viewer, 'invitation.created', invitation.id, { role, email })
    return invitation
  })
}

/** Takes back an invitation that nobody used; says whether that was still so. */
export function revoke(viewer: Viewer, invitationId: string): Promise<boolean> {
  return within(viewer, async (tx) => {
    const [revoked] = await tx.invitation.updateManyAndReturn({
      where: {
        id: invitationId,
        workspaceId: viewer.workspaceId,
        acceptedAt: null,
        revokedAt: null,
      },
      data: { revokedAt: now() },
      select: { id: true, role: true, email: true },
    })
    if (!revoked) return false
    const { id, role, email } = revoked
    await audit(tx, viewer, 'invitation.revoked', id, { role, email })
    return true
  })
}

function isMember(tx: Db, { workspaceId }: Viewer, email: string): Promise<boolean> {
  return tx.member.count({ where: { workspaceId, user: { email } } }).then((members) => members > 0)
}

function audit(
  tx: Db,
  viewer: Viewer,
  action: `invitation.${VerbOf<'invitation'>}`,
  id: string,
  after: { role: Role; email: string | null },
): Promise<void> {
  return appendAudit(tx, viewer.workspaceId, viewer, {
    action,
    subject: { kind: 'invitation', id },
    after,
  })
}
