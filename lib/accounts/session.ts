import 'server-only'
import { rememberDevice } from '#lib/accounts/device.ts'
import { insertSession } from '#lib/accounts/session-rows.ts'
import { newSessionToken, tokenSha256 } from '#lib/accounts/session-token.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'

/** What a visitor carries away from the door. */
export type SignedIn = {
  /** For the session cookie, see session-cookie. */
  token: string
  /** The new value of the device cookie. */
  device: string
  /** The language the person chose for their account, if any. */
  locale: string | null
}

type Proven = { id: string; email: string; passwordHash: string | null; locale: string | null }

/**
 * Starts a session for someone whose password was found right; undefined when the password was
 * replaced in the meantime.
 */
export async function startSession(
  account: Proven,
  visitor: Visitor,
): Promise<SignedIn | undefined> {
  const token = newSessionToken()
  const written = await insertSession({
    userId: account.id,
    passwordHash: account.passwordHash,
    tokenSha256: tokenSha256(token),
    userAgent: visitor.userAgent.slice(0, 400),
    address: visitor.address,
  })
  if (!written) return undefined
  return { token, device: rememberDevice(visitor.device, account.email), locale: account.locale }
}
