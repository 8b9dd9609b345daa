import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'

/** The http(s) URL that `text` is, when the stand-in may go there; else undefined. */
export async function reachable(text: string, privateUrls: boolean): Promise<URL | undefined> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  if (privateUrls) return url
  const addresses = await lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(
    () => [],
  )
  const open = addresses.every(({ address }) => ipaddr.process(address).range() === 'unicast')
  return addresses.length > 0 && open ? url : undefined
}

/** Header of every call the stand-in makes: a portal that was restarted must not be met by a dead socket. */
export const freshConnection = { connection: 'close' }

/** Whether a peer's address is this machine's own. */
export function isLoopback(address: string | undefined): boolean {
  return /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i.test(address ?? '')
}
