import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { isCommonPassword } from '#lib/accounts/common-passwords.ts'
import { hashingTurn } from '#lib/accounts/hashing-turn.ts'
import { Refused } from '#lib/errors.ts'

export const shortestPassword = 10
const longestPassword = 200

/** Argon2id, which is the library's default: 64 MiB, three passes, one lane, about 50 ms. */
const argon2 = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 } as const

/** Of a random password that nobody kept: an unknown account costs the same time as a known one. */
export const nobodysHash =
  '$argon2id$v=19$m=65536,t=3,p=1$RUfHx/iVMRXancWHtFfWmw$N8UuTcpASdHqSu2tAGaklgXL+lBp30iiZX10ABBmDPQ'

/** Why `password` cannot be chosen, if it cannot. */
export function passwordRefusal(password: string): Refused | undefined {
  const field = 'password'
  const length = [...password].length
  if (length < shortestPassword)
    return new Refused('password_short', { field, params: { shortest: shortestPassword } })
  if (length > longestPassword)
    return new Refused('password_long', { field, params: { longest: longestPassword } })
  if (isCommonPassword(password)) return new Refused('password_common', { field })
  return undefined
}

export function hashPassword(password: string): Promise<string | Refused> {
  return hashingTurn(() => hash(canonical(password), argon2))
}

export function passwordFits(passwordHash: string, password: string): Promise<boolean | Refused> {
  return hashingTurn(() => verify(passwordHash, canonical(password)))
}

/** The same characters, whichever way the keyboard composed them. */
function canonical(password: string): string {
  return password.normalize('NFKC')
}
