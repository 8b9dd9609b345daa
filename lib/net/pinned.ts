import type { LookupFunction } from 'node:net'
import { isIPv6 } from 'node:net'
import { Client } from 'undici'
import type { Target } from '#lib/net/target.ts'

/**
 * A connection to the target's checked addresses and to nothing else: the name is not resolved a
 * second time (it could answer differently), while Host and SNI stay the name. No environment
 * proxy, no keep-alive beyond this client, no redirects.
 */
export function pinnedClient({ url, addresses }: Target, idleMs: number): Client {
  return new Client(url.origin, {
    connect: { lookup: only(addresses), timeout: idleMs },
    headersTimeout: idleMs,
    bodyTimeout: idleMs,
  })
}

function only(addresses: string[]): LookupFunction {
  const pinned = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  return (_hostname, options, answer) => {
    const [first] = pinned
    if (options.all) answer(null, pinned)
    else answer(null, first?.address ?? '', first?.family)
  }
}
