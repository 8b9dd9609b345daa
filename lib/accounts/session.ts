import 'server-only'
import type { Account } from '#lib/accounts/account-rows.ts'
import { rememberDevice } from '#lib/accounts/device.ts'
import { sealHalf } from '#lib/accounts/half.ts'
import { insertSession } from '#lib/accounts/session-rows.ts'
import { newSessionToken, tokenSha256 } from '#lib/accounts/session-token.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { Refused } from '#lib/errors.ts'

/** What a visitor carries away from the door. */
export type SignedIn = {
  /** For the session cookie, see session-cookie. */
  token: string
  /** The new value of the device cookie. */
  device: string
  /** The language the person chose for their account, if any. */
  locale: string | null
}

type Proven = Pick<Account, 'id' | 'email' | 'passwordHash' | 'locale'>

/** What the one who passed the first door carries to the second: the value of the half cookie. */
export type NeedsCode = { half: string }

/**
 * Lets in someone who proved that they are this person, once: with a session, or, when they set a second
 * factor up, with what leads to its question. Every way to sign in ends here.
 */
export async function enter(
  account: Account,
  visitor: Visitor,
): Promise<SignedIn | NeedsCode | Refused> {
  if (account.suspendedAt) return new Refused('account_suspended')
  if (account.totpConfirmedAt) return { half: await sealHalf(account) }
  return (await startSession(account, visitor)) ?? new Refused('sign_in_failed')
}

/**
 * Starts a session for someone who is let in; undefined when their password was replaced in the
 * meantime, or they were suspended.
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
