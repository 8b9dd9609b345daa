import { expect, test } from 'vitest'
import { seal, unseal } from '#lib/accounts/seal.ts'
import { codeOfStep, newTotpSecret, stepOfCode, totpUri } from '#lib/accounts/totp.ts'

/** RFC 6238 appendix B, SHA-1: the secret is the text 12345678901234567890; six of its eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('the code at second %i is the one of RFC 6238', (second, code) => {
  expect(codeOfStep(secret, Math.floor(second / 30))).toBe(code)
  expect(stepOfCode(secret, code, new Date(second * 1000))).toBe(Math.floor(second / 30))
})

test('a clock may be half a minute off, and no more', () => {
  const at = new Date(1_800_000_015_000)
  const step = 60_000_000
  for (const off of [-1, 0, 1])
    expect(stepOfCode(secret, codeOfStep(secret, step + off), at)).toBe(step + off)
  for (const off of [-2, 2])
    expect(stepOfCode(secret, codeOfStep(secret, step + off), at)).toBeUndefined()
  for (const wrong of ['', '28708', '2870822', 'abcdef'])
    expect(stepOfCode(secret, wrong, at)).toBeUndefined()
})

test('a new secret has 160 bits that no other has, and an app can read it', () => {
  const secrets = Array.from({ length: 50 }, newTotpSecret)
  expect(new Set(secrets).size).toBe(50)
  for (const one of secrets) expect(one).toMatch(/^[A-Z2-7]{32}$/)
  expect(totpUri('ABC', 'a+b@example.org')).toBe(
    'otpauth://totp/Firstframe:a%2Bb%40example.org?secret=ABC&issuer=Firstframe',
  )
})

test('a sealed secret opens for its owner alone, and only unchanged', () => {
  const sealed = seal(secret, 'mira')
  expect(Buffer.from(sealed).toString('latin1')).not.toContain(secret)
  expect(seal(secret, 'mira')).not.toEqual(sealed)
  expect(unseal(sealed, 'mira')).toBe(secret)
  expect(() => unseal(sealed, 'vera')).toThrow()
  for (const at of [0, 15, sealed.length - 1]) {
    const changed = sealed.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => unseal(changed, 'mira')).toThrow()
  }
})
