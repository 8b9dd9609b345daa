import 'server-only'
import { type DeviceName, deviceName } from '#lib/accounts/device-name.ts'
import { liveSessionsOf } from '#lib/accounts/session-rows.ts'
import type { Person } from '#lib/accounts/viewer.ts'

/** A place where the viewer is signed in. */
export type SessionView = {
  id: string
  device: DeviceName
  address: string
  /** ISO 8601. */
  createdAt: string
  lastSeenAt: string
  /** The session that asks. */
  isThis: boolean
}

/** The viewer's live sessions: the asking one first, then the latest used. */
export async function ownSessions(person: Person): Promise<SessionView[]> {
  const sessions = await liveSessionsOf(person.userId)
  return sessions
    .map(({ id, userAgent, address, createdAt, lastSeenAt }) => ({
      id,
      device: deviceName(userAgent),
      address,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      isThis: id === person.sessionId,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis))
}
