import 'server-only'
import { isIP } from 'node:net'
import { type Env, env } from '#lib/env.ts'
import { callbackToken } from '#lib/jobs/callback-token.ts'
import { isPublicAddress } from '#lib/net/guard.ts'

/** What comes in on an address is heard for so long after its create call, and no longer: it may have leaked. */
export const addressLifeSeconds = 8 * 24 * 3600

type Settings = Pick<Env, 'MINIMAX_CALLBACKS' | 'APP_URL' | 'sandbox'>

/** Whether the upstream is asked to call us: as MINIMAX_CALLBACKS says, and for `auto` when it can. The sandbox always can. */
export function callbacksOn({ MINIMAX_CALLBACKS, APP_URL, sandbox }: Settings = env()): boolean {
  if (MINIMAX_CALLBACKS !== 'auto') return MINIMAX_CALLBACKS === 'on'
  return sandbox || reachableFromOutside(new URL(APP_URL))
}

function reachableFromOutside({ protocol, hostname }: URL): boolean {
  if (protocol !== 'https:') return false
  const address = hostname.replace(/^\[|\]$/g, '')
  if (isIP(address)) return isPublicAddress(address)
  const name = hostname.replace(/\.+$/, '')
  return name.includes('.') && !privateName.test(name)
}

/** Ends of names that no resolver of the internet knows, or that lead back to who asks. */
const privateName =
  /\.(local|localhost|internal|intranet|corp|lan|home|test|invalid|example|arpa)$/i

/** An address of its own for each attempt: what comes in on it is about that attempt. */
export function callbackAddress(attemptId: string): string {
  const { APP_URL, PORT, HOST, sandbox } = env()
  const origin = sandbox ? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}` : APP_URL
  return `${origin}/api/minimax/callback/${callbackToken(attemptId)}`
}
