import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { openSealed, sessionCookie } from '#lib/accounts/session-cookie.ts'
import { isSessionLive, liveSession, touchSession } from '#lib/accounts/session-rows.ts'
import { tokenSha256 } from '#lib/accounts/session-token.ts'
import { Refused } from '#lib/errors.ts'

declare const minted: unique symbol

/**
 * Who is asking, in which workspace, with which role: proof of a live session. Minted only here;
 * every query takes it first, so a row of another workspace cannot even be asked for.
 */
export type Viewer = {
  readonly [minted]: true
  readonly userId: string
  readonly sessionId: string
  readonly workspaceId: string
  readonly role: 'owner' | 'admin' | 'member' | 'viewer'
  readonly name: string
  readonly email: string
  readonly locale: string | null
  readonly theme: 'light' | 'dark' | 'system'
}

/** The viewer of this request, looked up once for each render. */
export const requireViewer = cache(async (): Promise<Viewer | Refused> => {
  const token = await openSealed((await cookies()).get(sessionCookie().name)?.value)
  return token === undefined ? new Refused('signed_out') : viewerOfSession(token)
})

/** The viewer that a session's token stands for, by the database as it is now. */
export async function viewerOfSession(token: string): Promise<Viewer | Refused> {
  const session = await liveSession(tokenSha256(token))
  if (!session) return new Refused('signed_out')
  const { lastSeenAt, ...viewer } = session
  await touchSession(session.sessionId, lastSeenAt)
  return viewer as Viewer
}

/** Whether what `viewer` proves still holds. For work that outlives its request, such as an open event stream. */
export function isLive(viewer: Viewer): Promise<boolean> {
  return isSessionLive(viewer)
}
