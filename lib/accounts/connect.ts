import 'server-only'
import { type Claim, openClaim } from '#lib/accounts/claim.ts'
import { deleteIdentity, insertIdentity } from '#lib/accounts/identity-rows.ts'
import type { Person } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'

/** What waits to be connected: a claim that its provider verified, for an account with the same address. */
export async function waitingClaim(value: string | undefined): Promise<Claim | undefined> {
  const claim = await openClaim(value)
  return claim?.emailVerified ? claim : undefined
}

/** Connects it to the account of who is signed in, by their own press, and to no other account. */
export async function connect(
  person: Person,
  value: string | undefined,
): Promise<undefined | Refused> {
  const claim = await waitingClaim(value)
  if (claim?.email !== person.email) return new Refused('connect_over')
  return (await insertIdentity(person, claim)) ? undefined : new Refused('connect_over')
}

/** Takes one of the person's own ways in away. */
export async function disconnect(person: Person, identityId: string): Promise<undefined | Refused> {
  const done = await deleteIdentity(person, identityId)
  if (done === 'none') return new Refused('not_found')
  return done === 'last' ? new Refused('last_way_in') : undefined
}
