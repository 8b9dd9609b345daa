import type { Viewer } from '#lib/accounts/viewer.ts'
import type { Seat } from '../stage/seed.ts'

/** The viewer of a seat. Only a request can mint one, and here is none: the bench stands in for it. */
export function viewerOf({ workspaceId, userId }: Seat): Viewer {
  return {
    workspaceId,
    workspaceSlug: workspaceId,
    workspaceName: 'Bench',
    userId,
    sessionId: userId,
    role: 'owner',
    name: 'Bench',
    email: '',
    emailVerified: true,
    isAdministrator: false,
    address: '',
    userAgent: '',
    locale: null,
    theme: 'system',
  } as Viewer
}
