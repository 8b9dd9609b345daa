import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes in base64url: all that a session cookie carries. Never stored. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database knows a token by, 64 hexadecimal digits. A plain hash will do: tokens cannot be guessed. */
export function tokenSha256(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
