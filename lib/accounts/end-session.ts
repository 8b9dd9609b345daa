import 'server-only'
import { endOwnSessions, revokeSessions } from '#lib/accounts/session-end-rows.ts'
import { tokenSha256 } from '#lib/accounts/session-token.ts'
import type { Person } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'

/** An ended session is refused from the next request on, and its open streams close. */

/** Ends one of the viewer's own sessions, on whichever device. */
export async function endSession(
  person: Person,
  sessionId: string,
): Promise<{ ended: number } | Refused> {
  const ended = await endOwnSessions(person, sessionId)
  return ended > 0 ? { ended } : new Refused('not_found')
}

/** Ends all of the viewer's sessions but the one that asks. */
export async function endOtherSessions(person: Person): Promise<{ ended: number }> {
  return { ended: await endOwnSessions(person, { not: person.sessionId }) }
}

/** Signing out: whoever carries the token may end its session, and that only. */
export async function endSessionOfToken(token: string): Promise<void> {
  await revokeSessions({ tokenSha256: tokenSha256(token) })
}
