import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Whether `address` (an IP in canonical text, as a resolver or the URL parser gives it) is a plain
 * public host. An allowlist, not a denylist: IPv4 unicast, or IPv6 unicast inside 2000::/3, so that
 * every embedding of IPv4 (mapped, compatible, NAT64, 6to4, Teredo) is out with its prefix.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  if (parsed instanceof ipaddr.IPv6) return parsed.match(globalUnicast, 3)
  return !metadataOfClouds.some((host) => parsed.match(host, 32))
}

/** The library calls `::7f00:1` (IPv4-compatible) and everything unassigned "unicast". */
const globalUnicast = ipaddr.IPv6.parse('2000::')

/** Public by number, yet answered by the machine's own cloud host (Azure). */
const metadataOfClouds = [ipaddr.IPv4.parse('168.63.129.16')]

/** A host name that means this machine, whatever a resolver says. `name` is lower case. */
export function isLocalName(name: string): boolean {
  const bare = name.replace(/\.+$/, '')
  return bare === '' || bare === 'localhost' || bare.endsWith('.localhost')
}
