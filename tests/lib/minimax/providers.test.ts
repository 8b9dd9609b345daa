import { expect, test } from 'vitest'
import { accountFor, createAddress, queryAddress, retrieveAddress } from '#lib/minimax/providers.ts'

test('an account is named without revealing its key', () => {
  const account = accountFor({ provider: 'minimax', apiKey: 'sk-api-SECRET' })
  expect(account.id).toMatch(/^[0-9a-f]{16}$/)
  expect(JSON.stringify({ ...account, apiKey: '' })).not.toContain('SECRET')
  expect(accountFor({ provider: 'minimax', apiKey: ' sk-api-SECRET\n' }).id).toBe(account.id)
})

test('another key or another host is another account', () => {
  const ids = [
    accountFor({ provider: 'minimax', apiKey: 'a' }),
    accountFor({ provider: 'minimax', apiKey: 'b' }),
    accountFor({ provider: 'minimax-cn', apiKey: 'a' }),
    accountFor({ provider: 'minimax', apiKey: 'a', baseUrl: 'http://127.0.0.1:4010' }),
  ].map(({ id }) => id)
  expect(new Set(ids).size).toBe(4)
})

test('a base of one’s own keeps the paths of the provider, its own path before them', () => {
  const baseUrl = 'https://gateway.example/minimax/'
  const account = accountFor({ provider: 'vapi', apiKey: 'k', baseUrl })
  expect([
    createAddress(account).href,
    queryAddress(account, '1').href,
    retrieveAddress(account, '2').href,
  ]).toEqual([
    'https://gateway.example/minimax/task/minimax/v1/video_generation',
    'https://gateway.example/minimax/task/1',
    'https://gateway.example/minimax/task/minimax/v1/files/retrieve?file_id=2',
  ])
})

test.each(['', '  ', 'a b', 'a\nb', 'schlüssel', '密钥'])('%j cannot be a key', (apiKey) => {
  expect(() => accountFor({ provider: 'vapi', apiKey })).toThrow('upstream key')
})
