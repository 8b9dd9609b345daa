import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { KekUnknown, kekFrom, open, rewrap, seal } from '#lib/envelope.ts'

const secret = 'sk-api-a-key-that-nobody-may-read'
const before = kekFrom('the key of before, long enough to be one')
const now = kekFrom('the key of today, also long enough to be one')

describe('an envelope', () => {
  it('opens with its key and at its place only', () => {
    const envelope = seal(secret, 'row 1', before)
    expect(open(envelope, 'row 1', [now, before])).toBe(secret)
    expect(() => open(envelope, 'row 2', [before])).toThrow()
    expect(() => open(envelope, 'row 1', [now])).toThrow(KekUnknown)
    const another = { id: before.id, bytes: randomBytes(32) }
    expect(() => open(envelope, 'row 1', [another])).toThrow()
  })

  it('holds neither the secret nor a key, and no two are alike', () => {
    const [one, two] = [seal(secret, 'row', before), seal(secret, 'row', before)]
    for (const part of [one.sealed, one.wrappedKey, one.kekId]) {
      expect(Buffer.from(part).toString('latin1')).not.toContain('sk-api')
      expect(Buffer.from(part).includes(before.bytes)).toBe(false)
    }
    expect(Buffer.from(one.sealed).equals(Buffer.from(two.sealed))).toBe(false)
    expect(Buffer.from(one.wrappedKey).equals(Buffer.from(two.wrappedKey))).toBe(false)
  })

  it('does not open when one bit of it was changed', () => {
    const envelope = seal(secret, 'row', before)
    for (const part of ['sealed', 'wrappedKey'] as const) {
      for (const at of [0, 12, 28, envelope[part].length - 1]) {
        const bent = Buffer.from(envelope[part])
        bent[at] = (bent[at] ?? 0) ^ 1
        expect(
          () => open({ ...envelope, [part]: bent }, 'row', [before]),
          `${part} ${at}`,
        ).toThrow()
      }
    }
  })

  it('is re-wrapped without its secret being touched, and the old key no longer opens it', () => {
    const envelope = seal(secret, 'row', before)
    const wrapped = { ...envelope, ...rewrap(envelope, 'row', [now, before], now) }
    expect(open(wrapped, 'row', [now])).toBe(secret)
    expect(wrapped.kekId).toBe(now.id)
    expect(() => open(wrapped, 'row', [before])).toThrow(KekUnknown)
    expect(() => open({ ...wrapped, kekId: before.id }, 'row', [before])).toThrow()
  })
})
