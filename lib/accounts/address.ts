import ipaddr from 'ipaddr.js'

/**
 * What counts as one place on the network: an IPv4 address, or the /64 of an IPv6 address, since
 * whoever has one of those has all of it.
 */
export function addressGroup(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  const prefix = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`)
  return `${prefix.toString()}/64`
}
