import 'server-only'
import { passwordHashOf } from '#lib/accounts/account-rows.ts'
import { passwordFits } from '#lib/accounts/password.ts'
import { newRecoveryCodes, recoverySha256 } from '#lib/accounts/recovery-code.ts'
import { seal, unseal } from '#lib/accounts/seal.ts'
import {
  confirmSecret,
  keepSecret,
  removeSecondFactor,
  renewCodes,
  secondFactorOf,
} from '#lib/accounts/second-factor-rows.ts'
import { takeCode } from '#lib/accounts/take-code.ts'
import { tryCode, tryPassword } from '#lib/accounts/throttle.ts'
import { newTotpSecret, stepOfCode, totpUri } from '#lib/accounts/totp.ts'
import type { Person } from '#lib/accounts/viewer.ts'
import { now } from '#lib/clock.ts'
import { Refused } from '#lib/errors.ts'

/** What an authenticator app needs. Shown once, while it is set up. */
export type TotpSetUp = { secret: string; uri: string }

/**
 * Makes a secret for the person's app; nothing is in force before `confirmSecondFactor`. Their password is
 * asked for when they have one: a session left open must not lock its owner out.
 */
export async function startSecondFactor(
  person: Person,
  password: string,
): Promise<TotpSetUp | Refused> {
  if (!person.emailVerified) return new Refused('email_unverified')
  const wrong = await refuseWrongPassword(person, password)
  if (wrong) return wrong
  const secret = newTotpSecret()
  const kept = await keepSecret(person.userId, seal(secret, person.userId))
  return kept ? { secret, uri: totpUri(secret, person.email) } : new Refused('second_factor_on')
}

async function refuseWrongPassword(person: Person, password: string): Promise<Refused | undefined> {
  const passwordHash = await passwordHashOf(person.userId)
  if (passwordHash === null) return undefined
  const counted = await tryPassword(person.userId)
  if (counted instanceof Refused) return counted
  const fits = await passwordFits(passwordHash, password)
  if (fits instanceof Refused) return fits
  if (!fits) return new Refused('password_wrong', { field: 'current' })
  await counted.giveBack()
  return undefined
}

/** Puts the secret in force when the app shows its code; answers the recovery codes, which are shown this once. */
export async function confirmSecondFactor(
  person: Person,
  code: string,
): Promise<{ codes: string[] } | Refused> {
  const { totpSealed, totpConfirmedAt } = await secondFactorOf(person.userId)
  if (totpConfirmedAt) return new Refused('second_factor_on')
  if (!totpSealed) return new Refused('second_factor_off')
  const counted = await tryCode(person.email, { device: undefined })
  if (counted instanceof Refused) return counted
  const step = stepOfCode(unseal(totpSealed, person.userId), code, now())
  if (step === undefined) return new Refused('code_wrong', { field: 'code' })
  await counted.giveBack()
  const codes = newRecoveryCodes()
  const confirmed = await confirmSecret(person, totpSealed, step, codes.map(recoverySha256))
  return confirmed ? { codes } : new Refused('second_factor_on')
}

/** Ten new recovery codes; the old ones open nothing any more. */
export async function renewRecoveryCodes(
  person: Person,
  code: string,
): Promise<{ codes: string[] } | Refused> {
  const wrong = await takeCode(person, code, { device: undefined })
  if (wrong) return wrong
  const codes = newRecoveryCodes()
  await renewCodes(person, codes.map(recoverySha256))
  return { codes }
}

/** Turns the person's own second factor off: only with a code of it. */
export async function dropSecondFactor(person: Person, code: string): Promise<undefined | Refused> {
  const wrong = await takeCode(person, code, { device: undefined })
  if (wrong) return wrong
  const removed = await removeSecondFactor(person, person.userId)
  return removed ? undefined : new Refused('second_factor_off')
}
