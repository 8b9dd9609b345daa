import 'server-only'
import { tokenSha256 } from '#lib/accounts/session-token.ts'
import type { Person } from '#lib/accounts/viewer.ts'
import { now } from '#lib/clock.ts'
import { Refused } from '#lib/errors.ts'
import { invitationByToken, takeUpInvitation } from '#lib/workspaces/arrival-rows.ts'
import type { InvitationState, InvitationView } from '#lib/workspaces/view.ts'

/** `usedById`: who used it. */
type Found = InvitationView & { usedById: string | null }

/** What a link says, for whoever holds it; undefined when there is no such invitation, or no such workspace any more. */
export async function invitationOf(token: string): Promise<Found | undefined> {
  const found = await invitationByToken(tokenSha256(token))
  if (!found || found.isClosed) return undefined
  const { workspaceName, workspaceSlug, role, email, inviterName, acceptedById: usedById } = found
  const state = stateOf(found)
  return { state, workspaceName, workspaceSlug, role, email, inviterName, usedById }
}

function stateOf(invitation: {
  acceptedAt: Date | null
  revokedAt: Date | null
  expiresAt: Date
}): InvitationState {
  if (invitation.acceptedAt) return 'used'
  if (invitation.revokedAt) return 'revoked'
  return invitation.expiresAt > now() ? 'open' : 'expired'
}

/** Makes the person a member by the link they hold, once. Answers where to. */
export async function acceptInvitation(
  person: Person,
  token: string,
): Promise<{ workspaceSlug: string } | Refused> {
  await takeUpInvitation(person, tokenSha256(token))
  const invitation = await invitationOf(token)
  if (!invitation) return new Refused('not_found')
  const { state, email, usedById, workspaceSlug } = invitation
  if (usedById === person.userId) return { workspaceSlug }
  if (state !== 'open') return new Refused(`invitation_${state}`)
  if (email !== null && email !== person.email) return new Refused('invitation_for_other')
  return { workspaceSlug } // a member already
}

/** Whether an invitation lets somebody with this address make an account, where accounts are by invitation only. */
export async function isInvited(token: string, email?: string): Promise<boolean> {
  const invitation = await invitationOf(token)
  if (invitation?.state !== 'open') return false
  return email === undefined || invitation.email === null || invitation.email === email
}
