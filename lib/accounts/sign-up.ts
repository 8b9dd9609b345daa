import 'server-only'
import { anyAccount, insertAccount } from '#lib/accounts/account-rows.ts'
import { hashPassword, passwordRefusal } from '#lib/accounts/password.ts'
import type { SignUp } from '#lib/accounts/schema.ts'
import { type SignedIn, startSession } from '#lib/accounts/session.ts'
import { trySignUp } from '#lib/accounts/throttle.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'

/**
 * Makes an account, a workspace that it owns, and its first session. With `policy` invite only the
 * first account of an install is made this way.
 */
export async function signUp(
  { name, email, password }: Pick<SignUp, 'name' | 'email' | 'password'>,
  visitor: Visitor,
  policy: 'open' | 'invite' = env().SIGN_UP,
): Promise<SignedIn | Refused> {
  if (!(await signUpIsOpen(policy))) return new Refused('sign_up_closed')
  const weak = passwordRefusal(password)
  if (weak) return weak
  const counted = await trySignUp(visitor)
  if (counted instanceof Refused) return counted
  const passwordHash = await hashPassword(password)
  if (passwordHash instanceof Refused) return passwordHash
  const account = await insertAccount({ name, email, passwordHash }, policy === 'invite')
  if (account === 'closed') return new Refused('sign_up_closed')
  if (account === 'taken') return new Refused('email_taken', { field: 'email' })
  const proven = { id: account.userId, email, passwordHash, locale: null }
  return (await startSession(proven, visitor)) ?? new Refused('sign_in_failed')
}

/** Whether anybody may sign up now: for the page, which says so before anything is typed. */
export async function signUpIsOpen(policy: 'open' | 'invite' = env().SIGN_UP): Promise<boolean> {
  return policy === 'open' || isFreshInstall()
}

/** Whether nobody has an account yet. */
export async function isFreshInstall(): Promise<boolean> {
  return !(await anyAccount())
}
