import 'server-only'
import { accountByEmail, accountById } from '#lib/accounts/account-rows.ts'
import {
  type From,
  findLink,
  insertLink,
  type LinkKind,
  takeResetLink,
  takeSignInLink,
  takeVerifyLink,
} from '#lib/accounts/mailed-link-rows.ts'
import { hashPassword, passwordRefusal } from '#lib/accounts/password.ts'
import { enter, type NeedsCode, type SignedIn } from '#lib/accounts/session.ts'
import { newSessionToken, tokenSha256 } from '#lib/accounts/session-token.ts'
import type { Person } from '#lib/accounts/viewer.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { secondsFromNow } from '#lib/clock.ts'
import { Refused } from '#lib/errors.ts'

/** Links that come by mail: 32 random bytes, known to the database by their hash, good once and for a while. */

export type { LinkKind }

export const linkLifeMinutes = {
  verify: 24 * 60,
  sign_in: 15,
  reset: 60,
} as const satisfies Record<LinkKind, number>

/** A new link's token for the account with this address; undefined when there is none that could use it. */
export async function newLink(kind: LinkKind, email: string): Promise<string | undefined> {
  const account = await accountByEmail(email)
  if (!account || account.suspendedAt) return undefined
  const token = newSessionToken()
  const expiresAt = secondsFromNow(linkLifeMinutes[kind] * 60)
  await insertLink({ kind, userId: account.id, email, tokenSha256: tokenSha256(token), expiresAt })
  return token
}

/** The address of the account that a link is good for, to show it. Does not use the link up. */
export async function addressOfLink(kind: LinkKind, token: string): Promise<string | undefined> {
  return (await findLink(kind, tokenSha256(token)))?.email
}

/** Proves the address of who is signed in. */
export async function verifyEmail(person: Person, token: string): Promise<undefined | Refused> {
  const used = await takeVerifyLink(person, tokenSha256(token))
  return used ? undefined : new Refused('link_over')
}

export async function signInByLink(
  token: string,
  visitor: Visitor,
): Promise<SignedIn | NeedsCode | Refused> {
  const userId = await takeSignInLink(tokenSha256(token), placeOf(visitor))
  const account = userId && (await accountById(userId))
  return account ? enter(account, visitor) : new Refused('link_over')
}

/** Puts a new password in place and ends every session; answers how many those were. */
export async function resetPassword(
  token: string,
  password: string,
  visitor: Visitor,
): Promise<{ ended: number } | Refused> {
  const weak = passwordRefusal(password)
  if (weak) return weak
  const sha256 = tokenSha256(token)
  if (!(await findLink('reset', sha256))) return new Refused('link_over')
  const passwordHash = await hashPassword(password)
  if (passwordHash instanceof Refused) return passwordHash
  return (await takeResetLink(sha256, passwordHash, placeOf(visitor))) ?? new Refused('link_over')
}

function placeOf({ address, userAgent }: Visitor): From {
  return { address, userAgent: userAgent.slice(0, 400) }
}
