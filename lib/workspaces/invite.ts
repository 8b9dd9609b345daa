import 'server-only'
import { newSessionToken, tokenSha256 } from '#lib/accounts/session-token.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { insertInvitation, revoke } from '#lib/workspaces/invitation-rows.ts'
import { isAbove } from '#lib/workspaces/rank.ts'
import { can, type Role } from '#lib/workspaces/roles.ts'

/**
 * Asks somebody into the workspace: whoever has the link, or with `email` only that address. The link is
 * told once, here: the database knows its hash.
 */
export async function invite(
  viewer: Viewer,
  { email, role }: { email: string | null; role: Role },
): Promise<{ link: string } | Refused> {
  if (!can(viewer, 'member.invite')) return new Refused('not_allowed')
  if (isAbove(role, viewer.role)) return new Refused('member_above', { field: 'role' })
  const token = newSessionToken()
  const written = await insertInvitation(viewer, { tokenSha256: tokenSha256(token), email, role })
  return written instanceof Refused ? written : { link: `${env().APP_URL}/invite/${token}` }
}

/** Takes back an invitation that was not used. */
export async function revokeInvitation(
  viewer: Viewer,
  invitationId: string,
): Promise<{ invitationId: string } | Refused> {
  if (!can(viewer, 'member.invite')) return new Refused('not_allowed')
  return (await revoke(viewer, invitationId)) ? { invitationId } : new Refused('not_found')
}
