import 'server-only'
import ipaddr from 'ipaddr.js'
import { env } from '#lib/env.ts'
import { callbackToken } from '#lib/jobs/callback-token.ts'

/** What comes in on an address is heard for so long after its create call, and no longer: it may have leaked. */
export const addressLifeSeconds = 8 * 24 * 3600

/** Whether the upstream can call us: always with the sandbox, else as MINIMAX_CALLBACKS says. */
export function callbacksOn(): boolean {
  const { MINIMAX_CALLBACKS, APP_URL, sandbox } = env()
  if (MINIMAX_CALLBACKS !== 'auto') return MINIMAX_CALLBACKS === 'on'
  return sandbox || reachableFromOutside(new URL(APP_URL))
}

/** An address of its own for each attempt: what comes in on it is about that attempt. */
export function callbackAddress(attemptId: string): string {
  const { APP_URL, PORT, HOST, sandbox } = env()
  const origin = sandbox ? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}` : APP_URL
  return `${origin}/api/minimax/callback/${callbackToken(attemptId)}`
}

function reachableFromOutside({ protocol, hostname }: URL): boolean {
  if (protocol !== 'https:') return false
  const address = hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(address)) return ipaddr.process(address).range() === 'unicast'
  return (
    hostname.includes('.') &&
    !/\.(local|localhost|internal|lan|home|test|invalid|example|arpa)$/i.test(hostname)
  )
}
