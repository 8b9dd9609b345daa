import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { attemptOfToken, callbackToken } from '#lib/jobs/callback-token.ts'

describe('a callback token', () => {
  const attemptId = randomUUID()
  const token = callbackToken(attemptId)

  it('names its attempt', () => {
    expect(attemptOfToken(token)).toBe(attemptId)
  })

  it('is worthless with any one character changed', () => {
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === 'b' ? 'c' : 'b') + token.slice(at + 1)
      const last = at === token.length - 1 // the last base64url digit of 32 bytes carries two unused bits
      if (!last) expect(attemptOfToken(changed), changed).toBeUndefined()
    }
  })

  it('is worthless for another attempt, cut short, or grown', () => {
    const [kid, , mac] = token.split('.')
    for (const forged of [
      `${kid}.${randomUUID()}.${mac}`,
      token.slice(0, -1),
      `${token}A`,
      '',
      '..',
      `${kid}.${attemptId}.`,
    ]) {
      expect(attemptOfToken(forged), forged).toBeUndefined()
    }
  })
})
