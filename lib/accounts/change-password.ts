import 'server-only'
import { passwordHashOf } from '#lib/accounts/account-rows.ts'
import { hashPassword, nobodysHash, passwordFits, passwordRefusal } from '#lib/accounts/password.ts'
import type { PasswordChange } from '#lib/accounts/schema.ts'
import { replacePassword } from '#lib/accounts/session-end-rows.ts'
import { tryPassword } from '#lib/accounts/throttle.ts'
import type { Person } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'

/** Replaces the viewer's password and ends all their other sessions; answers how many those were. */
export async function changePassword(
  person: Person,
  { current, password }: PasswordChange,
): Promise<{ ended: number } | Refused> {
  const weak = passwordRefusal(password)
  if (weak) return weak
  const counted = await tryPassword(person.userId)
  if (counted instanceof Refused) return counted
  const fits = await passwordFits((await passwordHashOf(person.userId)) ?? nobodysHash, current)
  if (fits instanceof Refused) return fits
  if (!fits) return new Refused('password_wrong', { field: 'current' })
  await counted.giveBack()
  const passwordHash = await hashPassword(password)
  if (passwordHash instanceof Refused) return passwordHash
  return { ended: await replacePassword(person, passwordHash) }
}
