import 'server-only'
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { env } from '#lib/env.ts'

/**
 * The secret in a callback address: `{kid}.{attemptId}.{mac}`, mac = HMAC-SHA256 over "cb1|kid|attemptId",
 * 32 bytes base64url. It names one attempt and is checked before anything is parsed or read.
 */

const kid = 'a'
const shape = /^([a-z])\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/

export function callbackToken(attemptId: string): string {
  return `${kid}.${attemptId}.${mac(attemptId).toString('base64url')}`
}

/** The attempt that `token` names, or undefined when we did not make it. Constant time in the mac. */
export function attemptOfToken(token: string): string | undefined {
  const [, givenKid, attemptId, given] = shape.exec(token) ?? []
  if (givenKid !== kid || !attemptId || !given) return undefined
  return timingSafeEqual(Buffer.from(given, 'base64url'), mac(attemptId)) ? attemptId : undefined
}

function mac(attemptId: string): Buffer {
  return createHmac('sha256', key()).update(`cb1|${kid}|${attemptId}`).digest()
}

let derived: Buffer | undefined

function key(): Buffer {
  const { NEXTAUTH_SECRET } = env()
  if (!NEXTAUTH_SECRET)
    throw new Error('NEXTAUTH_SECRET is not set: start the app with npm start, or set it.')
  derived ??= Buffer.from(
    hkdfSync('sha256', NEXTAUTH_SECRET, '', 'firstframe callback address', 32),
  )
  return derived
}
