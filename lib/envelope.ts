import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Envelope encryption (docs/decisions/0015): each secret lies under a random key of its own, and that one
 * under a key-encrypting key which follows from ENCRYPTION_KEY. Changing ENCRYPTION_KEY re-wraps the small
 * keys; the secrets themselves are not touched. AES-256-GCM for both.
 */

/** A key-encrypting key. `id` names it and gives nothing away. */
export type Kek = { id: string; bytes: Buffer }

export type Envelope = { sealed: Uint8Array; wrappedKey: Uint8Array; kekId: string }

/** No key-encrypting key of this process opens it: it lies under another ENCRYPTION_KEY. */
export class KekUnknown extends Error {
  constructor() {
    super('a secret lies under an ENCRYPTION_KEY that this process was not given')
  }
}

/** The key-encrypting key that follows from an ENCRYPTION_KEY. */
export function kekFrom(encryptionKey: string): Kek {
  const derive = (info: string, length: number) =>
    Buffer.from(hkdfSync('sha256', encryptionKey, '', `firstframe envelope ${info}`, length))
  return { id: derive('id', 8).toString('hex'), bytes: derive('key', 32) }
}

/** `place` says where the secret belongs: an envelope that was moved elsewhere does not open. */
export function seal(secret: string, place: string, kek: Kek): Envelope {
  const dataKey = randomBytes(32)
  const sealed = encrypt(Buffer.from(secret, 'utf8'), dataKey, `sealed ${place}`)
  const envelope = { sealed, wrappedKey: wrap(dataKey, place, kek), kekId: kek.id }
  dataKey.fill(0)
  return envelope
}

/** Throws KekUnknown, or an error of node:crypto when anything was changed or moved. */
export function open(envelope: Envelope, place: string, keks: readonly Kek[]): string {
  const dataKey = unwrap(envelope, place, keks)
  const secret = decrypt(envelope.sealed, dataKey, `sealed ${place}`).toString('utf8')
  dataKey.fill(0)
  return secret
}

/** The same envelope, its key under `kek`. */
export function rewrap(
  envelope: Envelope,
  place: string,
  keks: readonly Kek[],
  kek: Kek,
): Pick<Envelope, 'wrappedKey' | 'kekId'> {
  const dataKey = unwrap(envelope, place, keks)
  const wrappedKey = wrap(dataKey, place, kek)
  dataKey.fill(0)
  return { wrappedKey, kekId: kek.id }
}

function wrap(dataKey: Buffer, place: string, kek: Kek): Buffer {
  return encrypt(dataKey, kek.bytes, `wrapped ${kek.id} ${place}`)
}

function unwrap({ wrappedKey, kekId }: Envelope, place: string, keks: readonly Kek[]): Buffer {
  const kek = keks.find(({ id }) => id === kekId)
  if (!kek) throw new KekUnknown()
  return decrypt(wrappedKey, kek.bytes, `wrapped ${kekId} ${place}`)
}

const ivBytes = 12
const tagBytes = 16

/** IV, tag, ciphertext. Every key encrypts few messages, so random IVs never meet. */
function encrypt(plain: Buffer, key: Buffer, context: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(context, 'utf8'))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

function decrypt(packed: Uint8Array, key: Buffer, context: string): Buffer {
  const iv = packed.subarray(0, ivBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(context, 'utf8'))
  decipher.setAuthTag(packed.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(packed.subarray(ivBytes + tagBytes)), decipher.final()])
}
