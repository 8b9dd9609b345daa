import 'server-only'
import { passwordHashOf } from '#lib/accounts/account-rows.ts'
import { type DeviceName, deviceName } from '#lib/accounts/device-name.ts'
import { identitiesOf } from '#lib/accounts/identity-rows.ts'
import { providerNamed } from '#lib/accounts/providers.ts'
import { secondFactorOf, unusedRecoveryCodes } from '#lib/accounts/second-factor-rows.ts'
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

/** How the viewer can sign in, besides by a mailed link. */
export type WaysIn = {
  hasPassword: boolean
  identities: { id: string; provider: string; email: string; createdAt: string }[]
  /** Recovery codes left; null while there is no second factor. */
  codesLeft: number | null
}

export async function ownWaysIn(person: Person): Promise<WaysIn> {
  const { userId } = person
  const [passwordHash, identities, { totpConfirmedAt }, codes] = await Promise.all([
    passwordHashOf(userId),
    identitiesOf(userId),
    secondFactorOf(userId),
    unusedRecoveryCodes(userId),
  ])
  return {
    hasPassword: passwordHash !== null,
    identities: identities.map(({ id, provider, email, createdAt }) => ({
      id,
      provider: providerNamed(provider),
      email,
      createdAt: createdAt.toISOString(),
    })),
    codesLeft: totpConfirmedAt ? codes : null,
  }
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
