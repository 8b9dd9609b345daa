import { describe, expect, test } from 'vitest'
import { isLocalName, isPublicAddress } from '#lib/net/guard.ts'

const publicAddresses = [
  '1.1.1.1',
  '8.8.8.8',
  '93.184.216.34',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '168.63.129.15',
  '168.63.129.17',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '2a00:1450:4001:81b::200e',
  '2001:4860:4860::8888',
  '2400:cb00:2048:1::c629:d7a2',
]

const otherAddresses = [
  // this machine, this network
  '0.0.0.0',
  '0.1.2.3',
  '127.0.0.1',
  '127.255.255.254',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '169.254.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '100.100.100.200',
  '168.63.129.16',
  // not for hosts
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.31.196.1',
  '192.52.193.1',
  '192.175.48.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  '100::1',
  '4000::1',
  '5f00::1',
  '2001:2::1',
  '2001:3::1',
  '2001:4:112::1',
  '2001:10::1',
  '2001:20::1',
  '2001:db8::1',
  '2620:4f:8000::1',
  '3fff::1',
  // IPv4 inside IPv6
  '::7f00:1',
  '::127.0.0.1',
  '::8.8.8.8',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:8.8.8.8',
  '::ffff:0:127.0.0.1',
  '64:ff9b::127.0.0.1',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::a00:1',
  '2002:7f00:1::',
  '2002:808:808::1',
  '2001::1',
  '2001:0:53aa:64c:0:0:80ff:fffe',
  // not addresses
  '',
  'localhost',
  '127.1',
  '2130706433',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '8.8.8.8.',
  ' 8.8.8.8',
]

describe('an address is public', () => {
  test.each(publicAddresses)('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test.each(otherAddresses)('%j is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('a name means this machine', () => {
  test.each(['localhost', 'localhost.', 'a.localhost', 'a.b.localhost..', '', '.'])(
    '%j',
    (name) => {
      expect(isLocalName(name)).toBe(true)
    },
  )

  test.each(['localhost.example', 'notlocalhost', 'example.com'])('%j does not', (name) => {
    expect(isLocalName(name)).toBe(false)
  })
})
