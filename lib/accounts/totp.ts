import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Time-based one-time passwords, RFC 6238, as every authenticator app knows them: SHA-1, six digits, 30 s. */

const stepSeconds = 30
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 random bits in base32, as RFC 4226 section 4 wants them. */
export function newTotpSecret(): string {
  return [...randomBytes(32)].map((byte) => alphabet[byte % 32]).join('')
}

/** What an authenticator app reads out of the picture. */
export function totpUri(secret: string, email: string): string {
  const label = `Firstframe:${encodeURIComponent(email)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=Firstframe`
}

/** The time step that `code` is of, when it is the present one or one beside it; clocks differ. */
export function stepOfCode(secret: string, code: string, at: Date): number | undefined {
  const present = Math.floor(at.getTime() / 1000 / stepSeconds)
  const given = Buffer.from(code)
  return [present, present - 1, present + 1].find((step) => {
    const right = Buffer.from(codeOfStep(secret, step))
    return given.length === right.length && timingSafeEqual(given, right)
  })
}

/** RFC 4226 section 5.3. */
export function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = digest.readUInt8(19) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
  const octets = bits.join('').match(/.{8}/g) ?? []
  return Buffer.from(octets.map((octet) => Number.parseInt(octet, 2)))
}
