import 'server-only'
import { recoverySha256 } from '#lib/accounts/recovery-code.ts'
import { unseal } from '#lib/accounts/seal.ts'
import { secondFactorOf, takeRecoveryCode, takeStep } from '#lib/accounts/second-factor-rows.ts'
import { tryCode } from '#lib/accounts/throttle.ts'
import { stepOfCode } from '#lib/accounts/totp.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { now } from '#lib/clock.ts'
import { Refused } from '#lib/errors.ts'

/**
 * Uses up a code of the person's app, or one of their recovery codes; undefined when it was good. Counted
 * before it is looked at, as a password is.
 */
export async function takeCode(
  { userId, email }: { userId: string; email: string },
  code: string,
  visitor: Pick<Visitor, 'device'>,
): Promise<Refused | undefined> {
  const { totpSealed, totpConfirmedAt } = await secondFactorOf(userId)
  if (!totpSealed || !totpConfirmedAt) return new Refused('second_factor_off')
  const counted = await tryCode(email, visitor)
  if (counted instanceof Refused) return counted
  const digits = code.replace(/\s/g, '')
  const good = /^\d{6}$/.test(digits)
    ? await takeTotp(userId, unseal(totpSealed, userId), digits)
    : await takeRecoveryCode(userId, recoverySha256(code))
  if (!good) return new Refused('code_wrong', { field: 'code' })
  await counted.giveBack()
  return undefined
}

async function takeTotp(userId: string, secret: string, code: string): Promise<boolean> {
  const step = stepOfCode(secret, code, now())
  return step !== undefined && takeStep(userId, step)
}
