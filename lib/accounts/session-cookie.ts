import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { signingSecret } from '#lib/accounts/secret.ts'
import { sessionLifeSeconds } from '#lib/accounts/session-life.ts'
import { env } from '#lib/env.ts'

/** The session cookie: next-auth's encrypted JWT, which holds a session's token and nothing about anybody. */

export type Cookie = { name: string; options: CookieOptions }

type CookieOptions = {
  httpOnly: true
  sameSite: 'lax'
  path: '/'
  secure: boolean
  maxAge?: number
}

/** On https the `__Host-` prefix keeps other hosts of the domain from planting one. */
export function ourCookie(name: string, maxAgeSeconds?: number): Cookie {
  const secure = env().APP_URL.startsWith('https:')
  return {
    name: secure ? `__Host-firstframe.${name}` : `firstframe.${name}`,
    options: {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure,
      ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }),
    },
  }
}

export function sessionCookie(): Cookie {
  return ourCookie('session', sessionLifeSeconds)
}

/** The cookie's value for a session's token. */
export function sealToken(token: string): Promise<string> {
  return encode({ token: { sid: token }, secret: signingSecret(), maxAge: sessionLifeSeconds })
}

/** The token in a cookie's value; undefined when it is not one of ours or is out of date. */
export async function openSealed(value: string | undefined): Promise<string | undefined> {
  if (!value) return undefined
  const payload = await decode({ token: value, secret: signingSecret() }).catch(() => null)
  return typeof payload?.sid === 'string' ? payload.sid : undefined
}
