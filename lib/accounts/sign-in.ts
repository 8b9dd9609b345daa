import 'server-only'
import { accountByEmail } from '#lib/accounts/account-rows.ts'
import { nobodysHash, passwordFits } from '#lib/accounts/password.ts'
import type { SignIn } from '#lib/accounts/schema.ts'
import { enter, type NeedsCode, type SignedIn } from '#lib/accounts/session.ts'
import { trySignIn } from '#lib/accounts/throttle.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { Refused } from '#lib/errors.ts'

/**
 * Opens a session for the right password. An unknown account and a wrong password take the same
 * steps, one hash included, and get the same answer.
 */
export async function signIn(
  { email, password }: Pick<SignIn, 'email' | 'password'>,
  visitor: Visitor,
): Promise<SignedIn | NeedsCode | Refused> {
  const counted = await trySignIn(email, visitor)
  if (counted instanceof Refused) return counted
  const account = await accountByEmail(email)
  const fits = await passwordFits(account?.passwordHash ?? nobodysHash, password)
  if (fits instanceof Refused) {
    await counted.giveBack()
    return fits
  }
  if (!account || !fits) return new Refused('sign_in_failed', { field: 'password' })
  const entered = await enter(account, visitor)
  if (entered instanceof Refused && entered.code === 'sign_in_failed')
    return new Refused('sign_in_failed', { field: 'password' })
  await counted.giveBack()
  return entered
}
