import 'server-only'
import { accountById } from '#lib/accounts/account-rows.ts'
import { fingerprintOf, openHalf } from '#lib/accounts/half.ts'
import { type SignedIn, startSession } from '#lib/accounts/session.ts'
import { takeCode } from '#lib/accounts/take-code.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { Refused } from '#lib/errors.ts'

/** The second step of signing in: `half` is what the first one gave, `code` is of the app or for recovery. */
export async function signInWithCode(
  half: string | undefined,
  code: string,
  visitor: Visitor,
): Promise<SignedIn | Refused> {
  const opened = await openHalf(half)
  const account = opened && (await accountById(opened.userId))
  if (!account || opened.fingerprint !== fingerprintOf(account)) return new Refused('code_over')
  const wrong = await takeCode({ userId: account.id, email: account.email }, code, visitor)
  // Turned off since the first step: that one was enough then, and is asked again.
  if (wrong) return wrong.code === 'second_factor_off' ? new Refused('code_over') : wrong
  return (await startSession(account, visitor)) ?? new Refused('code_over')
}
