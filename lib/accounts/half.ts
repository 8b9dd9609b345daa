import 'server-only'
import { createHash } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { Account } from '#lib/accounts/account-rows.ts'
import { signingSecret } from '#lib/accounts/secret.ts'

/**
 * What someone carries between the first factor and the second: sealed, and good for ten minutes. It opens
 * nothing by itself, and nothing at all once the password is another one.
 */
export const halfLifeSeconds = 10 * 60

/** A key of its own, so that neither cookie can stand in for the other. */
const salt = 'firstframe half'

const shape = z.object({ userId: z.uuid(), fingerprint: z.string() })

export function sealHalf(account: Pick<Account, 'id' | 'passwordHash'>): Promise<string> {
  const token = { userId: account.id, fingerprint: fingerprintOf(account) }
  return encode({ token, secret: signingSecret(), maxAge: halfLifeSeconds, salt })
}

/** Who has passed the first factor; undefined when nobody has, or too long ago. */
export async function openHalf(value: string | undefined) {
  if (!value) return undefined
  const payload = await decode({ token: value, secret: signingSecret(), salt }).catch(() => null)
  return shape.safeParse(payload).data
}

/** Changes with the password, and does not tell it. */
export function fingerprintOf({ passwordHash }: Pick<Account, 'passwordHash'>): string {
  return createHash('sha256')
    .update(passwordHash ?? '')
    .digest('base64url')
}
