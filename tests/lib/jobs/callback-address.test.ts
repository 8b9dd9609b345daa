import { describe, expect, test } from 'vitest'
import { parseEnv } from '#lib/env.ts'
import { callbacksOn } from '#lib/jobs/callback-address.ts'

/** What a portal with these settings decides; with a key it is MiniMax that would call. */
function on(APP_URL: string, settings: Record<string, string> = { MINIMAX_API_KEY: 'a-key' }) {
  return callbacksOn(parseEnv({ APP_URL, ...settings }))
}

describe('left to itself, a portal asks MiniMax to call back', () => {
  test.each([
    'https://video.studio.com',
    'https://video.studio.com:8443',
    'https://example.com',
    'https://internal.studio.com',
    'https://xn--fiqs8s.cn',
    'https://203.0.114.7',
    'https://[2606:4700:4700::1111]',
  ])('at %s', (address) => {
    expect(on(address)).toBe(true)
  })
})

describe('it does not where MiniMax cannot get', () => {
  test.each([
    ['plain http', ['http://video.studio.com', 'http://203.0.114.7']],
    [
      'this machine',
      ['http://localhost:3000', 'https://localhost', 'https://localhost.', 'https://a.localhost'],
    ],
    [
      'a name of a private network',
      [
        'https://studio',
        'https://studio.local',
        'https://STUDIO.Local',
        'https://studio.local.',
        'https://vm.c.project.internal',
        'https://video.intranet',
        'https://video.corp',
        'https://nas.lan',
        'https://nas.home',
        'https://nas.home.arpa',
        'https://video.test',
        'https://video.example',
        'https://video.invalid',
      ],
    ],
    [
      'a private IPv4 address',
      [
        'https://127.0.0.1',
        'https://10.1.2.3',
        'https://172.16.0.9',
        'https://192.168.1.5',
        'https://169.254.169.254',
        'https://100.64.0.1',
        'https://0.0.0.0',
        'https://0x7f000001',
      ],
    ],
    [
      'a private IPv6 address',
      [
        'https://[::1]',
        'https://[::]',
        'https://[fe80::1]',
        'https://[fd00::7]',
        'https://[::ffff:192.168.1.5]',
        'https://[::7f00:1]',
        'https://[64:ff9b::a00:1]',
      ],
    ],
  ])('%s', (_, addresses) => {
    expect(addresses.filter((address) => on(address))).toEqual([])
  })
})

test('the sandbox stands beside the portal: it always can', () => {
  expect(on('http://localhost:3000', {})).toBe(true)
})

test('who set it is obeyed', () => {
  const key = { MINIMAX_API_KEY: 'a-key' }
  expect(on('http://localhost:3000', { ...key, MINIMAX_CALLBACKS: 'on' })).toBe(true)
  expect(on('https://video.studio.com', { ...key, MINIMAX_CALLBACKS: 'off' })).toBe(false)
  expect(on('http://localhost:3000', { MINIMAX_CALLBACKS: 'off' })).toBe(false)
  expect(on('https://studio.local', { ...key, MINIMAX_CALLBACKS: 'auto' })).toBe(false)
})
