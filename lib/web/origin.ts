import 'server-only'
import { env } from '#lib/env.ts'

/**
 * Whether a request that changes something may come from where it says it comes from. Browsers always
 * name the origin; a server (MiniMax's callback, a script) names none and has no cookie to abuse.
 */
export function originAllowed(request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const origin = request.headers.get('origin')
  return origin === null
    ? !request.headers.has('cookie') || !request.headers.has('sec-fetch-site')
    : isOurs(origin, request.headers)
}

/** `origin` is APP_URL, or the very host the request was sent to (localhost and 127.0.0.1 alike). */
export function isOurs(origin: string, headers: Headers): boolean {
  if (origin === new URL(env().APP_URL).origin) return true
  return URL.canParse(origin) && new URL(origin).host === headers.get('host')
}
