import ipaddr from 'ipaddr.js'

/** An address as people write it, IPv4 inside IPv6 unpacked; '' when it is none. */
export function plainAddress(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : ''
}

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
