import { expect, test } from 'vitest'
import { isCommonPassword } from '#lib/accounts/common-passwords.ts'
import { hashingTurn } from '#lib/accounts/hashing-turn.ts'
import { passwordRefusal } from '#lib/accounts/password.ts'
import { wait } from '#lib/clock.ts'
import { Refused } from '#lib/errors.ts'

test.each([
  'password123',
  'Password1!',
  'P@ssw0rd123',
  'qwertyuiop',
  'qwerty12345',
  '1234567890',
  '1q2w3e4r5t',
  'iloveyou123',
  'letmein2024',
  'changeme123',
  'administrator',
  'welcome2025!',
  'passwordpassword',
  'aaaaaaaaaa',
  '1212121212',
  'abcabcabcabc',
  'woaini1314520',
  '5201314520',
  'zaq12wsxcde3',
  'Summer2026!',
  'liverpool1',
  'football2023',
  'michael123',
  'dragon123456',
  'trustno1trustno1',
  'superman@123',
  'administrator1',
  'monkey1234567',
  'princess2010',
  'asdfghjkl1',
])('%s is too common', (password) => {
  expect(isCommonPassword(password)).toBe(true)
})

test.each([
  'a quiet frame at dusk',
  'wet paint on tuesday',
  'kX7#qLm2vT',
  'seven-lemons-rowing',
  '春天的第一帧很安静啊',
  'passworm under glass',
  'qwerty was not enough for us',
])('%s is not', (password) => {
  expect(isCommonPassword(password)).toBe(false)
})

test('a password has ten to two hundred characters, counted as people count', () => {
  expect(passwordRefusal('kX7#qLm2v')).toEqual(
    new Refused('password_short', { field: 'password', params: { shortest: 10 } }),
  )
  expect(passwordRefusal('kX7#qLm2vT')).toBeUndefined()
  expect(passwordRefusal('🎬🎥🎞️📷🔦')?.code).toBe('password_short')
  expect(passwordRefusal('kX7#'.repeat(3).padEnd(200, 'mLw9Zt '))).toBeUndefined()
  expect(passwordRefusal('mLw9Zt '.repeat(30))?.code).toBe('password_long')
})

test('two hashes run at a time, in order, and a hopeless queue is refused', async () => {
  const ended: number[] = []
  let running = 0
  let most = 0
  const work = async (n: number) => {
    most = Math.max(most, ++running)
    await wait(2)
    running -= 1
    ended.push(n)
  }
  const answers = await Promise.all(
    Array.from({ length: 110 }, (_, n) => hashingTurn(() => work(n))),
  )
  expect(most).toBe(2)
  expect(ended).toEqual(Array.from({ length: 102 }, (_, n) => n))
  expect(answers.filter((answer) => answer instanceof Refused)).toHaveLength(8)
})

test('a hash that throws gives its turn on', async () => {
  const failing = () => hashingTurn(() => Promise.reject(new Error('no memory')))
  for (let n = 0; n < 5; n += 1) await expect(failing()).rejects.toThrow('no memory')
  expect(await hashingTurn(async () => 'done')).toBe('done')
})
