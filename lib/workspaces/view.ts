import type { Role } from '#lib/workspaces/roles.ts'

/** What the pages of a team show. Times are ISO 8601 in UTC. */

export type MemberLine = {
  userId: string
  name: string
  email: string
  role: Role
  joinedAt: string
  lastSeenAt: string | null
  /** Jobs of theirs that were not sent yet. */
  waiting: number
  isSelf: boolean
  /** What the viewer may do with them, as the server would judge it. */
  may: { change: boolean; transfer: boolean }
}

export type InvitationLine = {
  id: string
  /** The only address that may use it; null for a link. */
  email: string | null
  role: Role
  inviterName: string | null
  expiresAt: string
}

/** A deleted workspace, and when it goes for good. */
export type ClosedWorkspace = { slug: string; name: string; goneAt: string }

/** How an invitation stands. Only an open one can be used. */
export type InvitationState = 'open' | 'expired' | 'used' | 'revoked'

/** What an invitation says to whoever holds its link. */
export type InvitationView = {
  state: InvitationState
  workspaceName: string
  workspaceSlug: string
  role: Role
  /** The only address that may use it. */
  email: string | null
  inviterName: string | null
}
