import 'server-only'
import { accountByEmail, accountByIdentity, insertAccount } from '#lib/accounts/account-rows.ts'
import { type Claim, sealClaim } from '#lib/accounts/claim.ts'
import { emailInput, nameInput } from '#lib/accounts/schema.ts'
import { enter, type NeedsCode, type SignedIn, startSession } from '#lib/accounts/session.ts'
import { trySignUp } from '#lib/accounts/throttle.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { now } from '#lib/clock.ts'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'

/** There is an account with this address: its owner is asked, see connect. The value of the claim cookie. */
export type Connectable = { claim: string }

/** A new account. Its address, when it is still to be proved. */
type Made = SignedIn & { unprovedEmail: string | null }

/**
 * Lets in who a provider vouches for (docs/decisions/0014). The account is found by provider and subject,
 * never by address; an unknown subject makes a new account, unless one has its address already or `policy` is
 * invite.
 */
export async function signInWith(
  claim: Claim,
  visitor: Visitor,
  policy: 'open' | 'invite' = env().SIGN_UP,
): Promise<SignedIn | NeedsCode | Made | Connectable | Refused> {
  const known = await accountByIdentity(claim.provider, claim.subject)
  if (known) return enter(known, visitor)
  const email = emailInput.safeParse(claim.email)
  if (!email.success) return new Refused('provider_no_email')
  if (await accountByEmail(email.data)) return connectable(claim)
  return makeAccount({ ...claim, email: email.data }, visitor, policy)
}

async function connectable(claim: Claim): Promise<Connectable | Refused> {
  if (!claim.emailVerified) return new Refused('provider_unverified')
  return { claim: await sealClaim(claim) }
}

async function makeAccount(
  claim: Claim,
  visitor: Visitor,
  policy: 'open' | 'invite',
): Promise<Made | Connectable | Refused> {
  const { provider, subject, email, emailVerified } = claim
  const counted = await trySignUp(visitor)
  if (counted instanceof Refused) return counted
  const name = nameInput.safeParse(claim.name).data ?? email.split('@')[0]?.slice(0, 80) ?? email
  const emailVerifiedAt = emailVerified ? now() : null
  const account = await insertAccount(
    { name, email, passwordHash: null, emailVerifiedAt },
    policy === 'invite',
    { provider, subject },
  )
  if (account === 'closed') return new Refused('sign_up_closed')
  if (account === 'taken') return connectable(claim)
  const proven = { id: account.userId, email, passwordHash: null, locale: null }
  const signedIn = await startSession(proven, visitor)
  if (!signedIn) return new Refused('sign_in_failed')
  return { ...signedIn, unprovedEmail: emailVerified ? null : email }
}
