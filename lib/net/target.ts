import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isLocalName, isPublicAddress } from '#lib/net/guard.ts'

/** Why an address is not called, or what went wrong when it was; the same words as the refusals of lib/errors.ts. */
export type UrlProblem =
  | 'url_invalid'
  | 'url_scheme'
  | 'url_credentials'
  | 'url_port'
  | 'url_private'
  | 'url_unresolved'
  | 'url_unreachable'
  | 'url_redirects'
  | 'url_timeout'
  | 'url_status'

/** Every IP of a host name; rejects or gives none when there is no such name. */
type Resolve = (hostname: string) => Promise<string[]>

export type TargetRule = {
  /** Hosts of our own, as `host:port` (URL.host): they alone may be private and on any port. */
  allowHosts?: readonly string[] | undefined
  /** Ports that may be called elsewhere. */
  ports?: readonly number[] | undefined
  resolve?: Resolve | undefined
}

/** Where to connect: a checked URL and the addresses it was resolved to, once. */
export type Target = { url: URL; addresses: string[] }

const longestUrl = 8192
const webPorts = [80, 443]

/** Checks `text` by the rule above and resolves it. One address that is not public refuses them all. */
export async function checkTarget(text: string, rule: TargetRule): Promise<Target | UrlProblem> {
  const url = text.length <= longestUrl ? URL.parse(text) : null
  if (!url) return 'url_invalid'
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'url_scheme'
  if (url.username !== '' || url.password !== '') return 'url_credentials'
  const ours = rule.allowHosts?.includes(url.host) ?? false
  if (!ours && !(rule.ports ?? webPorts).includes(portOf(url))) return 'url_port'

  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!ours && isLocalName(host)) return 'url_private'
  const addresses = isIP(host) ? [host] : await addressesOf(host, rule.resolve ?? resolveByHost)
  if (addresses.length === 0) return 'url_unresolved'
  if (!ours && !addresses.every(isPublicAddress)) return 'url_private'
  return { url, addresses }
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

async function addressesOf(host: string, resolve: Resolve): Promise<string[]> {
  try {
    return await resolve(host)
  } catch {
    return []
  }
}

/** The resolver that a plain connect would use, /etc/hosts included. */
async function resolveByHost(hostname: string): Promise<string[]> {
  const found = await lookup(hostname, { all: true })
  return found.map(({ address }) => address)
}
